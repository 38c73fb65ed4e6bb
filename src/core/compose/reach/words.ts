const LIST = new Intl.ListFormat("en-GB");

/** Writes names as a sentence lists them: "a, b and c". */
export function list(names: readonly string[]): string {
  return LIST.format(names);
}
