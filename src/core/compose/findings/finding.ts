import type { Fix } from "../../dockerfile/fix.ts";
import type { Place } from "../node.ts";

/** Something in a file that Compose accepts and that will hurt. */
export interface Finding extends Remark {
  /** The rule's name: "plain-password". */
  readonly rule: string;
  /** Why it matters, the same for every finding of a rule. */
  readonly why: string;
  /** The lesson that teaches it, by its file's name without number: "who-is-db". */
  readonly lesson: string;
}

/** What one rule has to say. */
export interface Remark {
  readonly place: Place | undefined;
  readonly message: string;
  readonly fix?: FileFix | undefined;
}

/** A change to a file after which the finding is gone. */
export interface FileFix extends Fix {
  readonly file: string;
}
