/** What a Dockerfile or a .dockerignore is to reach. */
export type Goal =
  /** The builder gets to the end of it, as far as can be said without running its commands. */
  | { readonly goal: "builds" }
  /** After a change of a file, no step installs packages again. */
  | { readonly goal: "keeps-packages"; readonly after: string }
  /** No file that a pattern of .dockerignore matches is sent to the builder. */
  | { readonly goal: "not-sent"; readonly files: string }
  /** A file is sent to the builder. */
  | { readonly goal: "sent"; readonly file: string }
  /** A file is copied where the image, or what it is made of, is built. */
  | { readonly goal: "used"; readonly file: string }
  /** No file that a pattern of .dockerignore matches is in a layer of the image. */
  | { readonly goal: "not-in-image"; readonly files: string }
  /** A container runs as an account that is there and is not root. */
  | { readonly goal: "not-root" }
  /** `docker build --check` finds nothing. */
  | { readonly goal: "no-finding" }
  /** The last stage neither begins from an image with a compiler nor installs one. */
  | { readonly goal: "no-compiler" }
  /** A container starts a program, in exec form. */
  | { readonly goal: "starts"; readonly program: string }
  /** The program listens on a port, at every address of the container. */
  | { readonly goal: "listens"; readonly port: number }
  /** Every base image is named by a version of two numbers, or by its digest. */
  | { readonly goal: "pinned"; readonly to: "version" | "digest" }
  /** No secret stands in ENV, ARG or a command, and no file of secrets is copied. */
  | { readonly goal: "no-secret" };

export type GoalName = Goal["goal"];
export type GoalOf<Name extends GoalName> = Extract<Goal, { readonly goal: Name }>;

/** A line of a file that a reason points at. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Whether a goal is reached, and why. */
export interface Outcome {
  readonly isMet: boolean;
  /** One or two sentences; `code` in backticks. */
  readonly reason: string;
  readonly place: Place | undefined;
}

export function met(reason: string, place?: Place): Outcome {
  return { isMet: true, reason, place };
}

export function missed(reason: string, place?: Place): Outcome {
  return { isMet: false, reason, place };
}
