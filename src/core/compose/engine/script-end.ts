/** Ends a script with a code, wherever in it that is told. */
export class ScriptEnd extends Error {
  override readonly name = "ScriptEnd";
  readonly code: number;

  constructor(code: number) {
    super();
    this.code = code;
  }
}
