import type { ComposeDocuments } from "./document.ts";

/** A project as it lies on a disk: what Compose reads, and what it is told. */
export interface ComposeProject {
  /** Texts by their paths from the project's folder: compose.yaml, .env, env files, files that are extended or included. */
  readonly files: ReadonlyMap<string, string>;
  /** The files that `-f` names, in order; undefined looks for compose.yaml and its override as Compose does. */
  readonly composeFiles?: readonly string[] | undefined;
  /**
   * What these files hold, once they have been read: a project that is read again keeps it, as long as its texts are the same.
   * By absolute paths.
   */
  readonly documents?: Map<string, ComposeDocuments> | undefined;
  /** The environment of the shell in which Compose runs. */
  readonly environment: ReadonlyMap<string, string>;
  /** Profiles that are switched on; "*" is all of them. */
  readonly profiles: readonly string[];
  /** The services that a command names, whose profiles it switches on with that. */
  readonly named?: readonly string[] | undefined;
  /** The project's folder, as an absolute path: /home/ada/demo. */
  readonly folder: string;
}
