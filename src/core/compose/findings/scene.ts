import type { ComposeProject } from "../files.ts";
import type { Loaded } from "../load.ts";
import type { Place } from "../node.ts";
import { joinPath } from "../paths.ts";
import { type Reach, reachOf } from "../reach/reach.ts";

const MOST = 1000;

/** What the rules look at: a project that Compose accepts, and the texts of its files. */
export class Scene {
  readonly loaded: Loaded;
  readonly reach: Reach;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #lines = new Map<string, readonly number[]>();

  constructor(project: ComposeProject, loaded: Loaded) {
    this.loaded = loaded;
    this.reach = reachOf(loaded.stack);
    this.#texts = new Map([...project.files].map(([path, text]) => [joinPath(project.folder, path), text]));
  }

  /** Gives the text of a file by its absolute path; undefined when the project does not hold it. */
  textOf(path: string): string | undefined {
    return this.#texts.get(path);
  }

  /** Gives the place as an offset in the text of its file. */
  offsetOf({ file, line, column }: Place): number {
    return (this.#startsOf(file)[line - 1] ?? 0) + column - 1;
  }

  /** Gives what stands in a file from a place to the end of its line, or the first part of that. */
  lineAt(place: Place | undefined): string {
    const text = place && this.#texts.get(place.file);
    if (place === undefined || text === undefined) return "";
    const start = this.offsetOf(place);
    const [line = ""] = text.slice(start, start + MOST).split(/\r?\n/);
    return line;
  }

  /** Gives what stands in a file from a place on, or the first part of that. */
  textFrom(place: Place): string {
    const start = this.offsetOf(place);
    return this.#texts.get(place.file)?.slice(start, start + MOST * 10) ?? "";
  }

  #startsOf(file: string): readonly number[] {
    const known = this.#lines.get(file);
    if (known !== undefined) return known;
    const text = this.#texts.get(file) ?? "";
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    this.#lines.set(file, starts);
    return starts;
  }
}
