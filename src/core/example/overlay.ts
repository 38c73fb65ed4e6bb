/** One step of an example: a name, and only the files that the step adds or replaces. */
export interface OverlayStep<File> {
  readonly name: string;
  readonly files: ReadonlyMap<string, File>;
  /** Files of the steps before that are gone from this step on. */
  readonly removes: readonly string[];
}

/**
 * Gives the complete files of one step, sorted by path: those of every step up to it, each over the one before.
 * A step's `removes` are taken away before its own files are laid over.
 * @throws when no step has that name, or when a step removes a file that is not there.
 */
export function overlay<File>(steps: readonly OverlayStep<File>[], name: string): Map<string, File> {
  const last = steps.findIndex((step) => step.name === name);
  if (last === -1) {
    throw new Error(`There is no step "${name}". Name one of these: ${steps.map((step) => step.name).join(", ")}.`);
  }
  const files = new Map<string, File>();
  for (const step of steps.slice(0, last + 1)) {
    for (const path of step.removes) {
      if (!files.delete(path)) {
        throw new Error(
          `Step "${step.name}" removes "${path}", which no step before it has. Take it out of "removes".`,
        );
      }
    }
    for (const [path, file] of step.files) files.set(path, file);
  }
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a lesson names: an example, and perhaps one step and one file of it. */
export interface Reference {
  readonly example: string;
  /** Absent: the example's last step. */
  readonly step?: string;
  /** A path inside the step, "sir_api/model.py". */
  readonly file?: string;
}

const REFERENCE = /^(?<example>[a-z0-9-]+)(?:@(?<step>\d{2}-[a-z0-9-]+))?(?:\/(?<file>.+))?$/;

/**
 * Reads "sir-api", "sir-api/Dockerfile", "sir-api@02-first-image" or "sir-api@02-first-image/Dockerfile".
 * @throws when the text has another shape.
 */
export function parseReference(text: string): Reference {
  const { example, step, file } = REFERENCE.exec(text)?.groups ?? {};
  if (example === undefined) {
    throw new Error(
      `"${text}" names no example. Write it like sir-api/Dockerfile or sir-api@02-first-image/Dockerfile.`,
    );
  }
  return { example, ...(step !== undefined && { step }), ...(file !== undefined && { file }) };
}
