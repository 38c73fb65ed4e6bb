/** What stands before the words of one who could not begin a container's process. */
export const TASK =
  "failed to create task for container: failed to create shim task: OCI runtime create failed: " +
  "runc create failed: unable to start container process: ";

/** Why a command of Compose failed: its own words, as version 5.5.1 prints them, and its exit code. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly exit: number;

  constructor(message: string, exit = 1) {
    super(message);
    this.exit = exit;
  }
}
