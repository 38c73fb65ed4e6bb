import type { Path, Place } from "./node.ts";

/** What is wrong, as the conformance cases group it. */
export type ComposeErrorKind =
  | "yaml"
  | "duplicate-key"
  | "too-large"
  | "interpolation-syntax"
  | "missing-variable"
  | "cannot-convert"
  | "unknown-key"
  | "wrong-type"
  | "missing-key"
  | "not-allowed-value"
  | "duplicate-items"
  | "invalid-value"
  | "conflict"
  | "undefined-reference"
  | "no-image-or-build"
  | "missing-file"
  | "cycle";

/** What is told of an error beside its kind and our words. */
interface Details {
  readonly place?: Place | undefined;
  readonly path?: Path | undefined;
  readonly composeSays?: string | undefined;
}

/** Why Compose refuses a project, in our words and in its own. The one error that this folder throws. */
export class ComposeError extends Error {
  override readonly name = "ComposeError";
  readonly kind: ComposeErrorKind;
  /** Where it stands; undefined when it stands nowhere, such as a key that is missing from an empty file. */
  readonly place: Place | undefined;
  /** Which value of the model is meant; undefined when the text is no YAML. */
  readonly path: Path | undefined;
  /** What Docker Compose 5.5.1 prints, as far as we know it. */
  readonly composeSays: string | undefined;

  /** @param message What is wrong and what to do about it, in our own words. */
  constructor(kind: ComposeErrorKind, message: string, details: Details = {}) {
    super(message);
    this.kind = kind;
    this.place = details.place;
    this.path = details.path;
    this.composeSays = details.composeSays;
  }
}

/** What Compose says in passing while it goes on, such as a variable that is not set. */
export interface ComposeWarning {
  readonly message: string;
  readonly place?: Place | undefined;
}
