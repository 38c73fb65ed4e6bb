import { part } from "../part.ts";
import { rootsOf } from "./context-root.ts";
import { make } from "./markup.ts";
import { printable } from "./words.ts";

/** The fields in which the reader chooses a Dockerfile and the folder that is sent with it. */
export class Choices {
  readonly #lab: HTMLElement;

  constructor(lab: HTMLElement) {
    this.#lab = lab;
  }

  get dockerfile(): string | undefined {
    return this.#select("dockerfile").value || undefined;
  }

  get root(): string {
    return this.#select("root").value;
  }

  /** Offers Dockerfiles; the first is chosen. */
  offer(dockerfiles: readonly string[]): void {
    this.#fill(
      "dockerfile",
      dockerfiles.map((path) => [path, printable(path)]),
    );
  }

  /** The folders that may be sent with the Dockerfile that is chosen: its own first. */
  get roots(): readonly [string, ...string[]] {
    const [first = "", ...others] = rootsOf(this.dockerfile ?? "");
    return [first, ...others];
  }

  /** Offers those folders, and shows which is sent. */
  show(root: string): void {
    this.#fill(
      "root",
      this.roots.map((path) => [path, path === "" ? "the whole folder" : printable(path)]),
    );
    this.#select("root").value = root;
  }

  /** A choice of one thing is none. */
  #fill(name: string, options: readonly (readonly [value: string, text: string])[]): void {
    const select = this.#select(name);
    select.replaceChildren(...options.map(([value, text]) => make("option", { value }, text)));
    if (select.parentElement) select.parentElement.hidden = options.length < 2;
  }

  #select(name: string): HTMLSelectElement {
    return part(this.#lab, `select[name=${name}]`, HTMLSelectElement);
  }
}
