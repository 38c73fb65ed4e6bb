/** A page that explains a fault: a lesson, a build check, or the record of a session. */
export interface FaultPage {
  readonly path: string;
  readonly title: string;
}

/** A fault that this site explains, and how it shows in what a program prints. */
export interface Fault {
  readonly title: string;
  /** What happened and why, in one or two sentences. */
  readonly reason: string;
  /** Lines that programs print; "…" stands for what differs. */
  readonly lines: readonly string[];
  /** Names that occur nowhere else, such as that of a build check, as regular expressions: one alone is enough. */
  readonly names: readonly string[];
  readonly pages: readonly FaultPage[];
  /** Why no session of ours shows it; undefined when one does. */
  readonly unrecorded?: string | undefined;
}

/** A fault that was found in a text: the reader's line, and ours. */
export interface FoundFault {
  readonly fault: Fault;
  readonly pasted: string;
  readonly known: string;
  /** How sure it is; more and rarer words in common say more. */
  readonly weight: number;
}
