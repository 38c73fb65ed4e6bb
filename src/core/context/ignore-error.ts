/** What the builder refuses an ignore file for, in its own words. The only error that this folder throws. */
export class IgnoreError extends Error {
  /** Which pattern of the list is to blame, from 0; undefined when none was read. */
  readonly pattern: number | undefined;

  constructor(message: string, pattern?: number) {
    super(message);
    this.name = "IgnoreError";
    this.pattern = pattern;
  }
}

/** What Go says of a pattern that is none. */
export const BAD_PATTERN = "syntax error in pattern";
