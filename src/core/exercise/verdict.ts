/** What the page says of an answer. */
export interface Verdict {
  /** "missing" when there is nothing to grade yet, or it cannot be read. */
  readonly kind: "right" | "wrong" | "missing";
  /** One sentence or more each, in the order in which they matter; `code` in backticks. */
  readonly says: readonly string[];
}

/** Says what was understood although it was not written as it should be, before what there is to say. */
export function withRemarks(verdict: Verdict, remarks: readonly string[]): Verdict {
  return { ...verdict, says: [...verdict.says, ...remarks] };
}
