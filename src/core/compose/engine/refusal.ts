/** Why a command of Compose failed: its own words, as version 5.5.1 prints them, and its exit code. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly exit: number;

  constructor(message: string, exit = 1) {
    super(message);
    this.exit = exit;
  }
}
