import type { Fault } from "../core/fault/fault.ts";
import { part } from "../labs/part.ts";

/** What we use of the script that Pagefind writes beside the index. */
interface Pagefind {
  options(options: { excerptLength: number }): Promise<void>;
  /** Null when a later call has overtaken this one. */
  debouncedSearch(words: string): Promise<{ results: { data(): Promise<Found> }[] } | null>;
}
interface Found {
  url: string;
  /** With <mark> around the words that were looked for, everything else escaped. */
  excerpt: string;
  meta: { title?: string };
}

const SHOWN = 8;
/** What is longer than that may be an error message. */
const MESSAGE_FROM = 16;

/** Opens the search that Search.astro rendered, and fills its list from Pagefind's index as the reader types. */
export class SiteSearch extends HTMLElement {
  #listening = new AbortController();
  #index: Promise<Pagefind> | undefined;
  #faults: Promise<Fault[]> | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.querySelector(".open")?.addEventListener("click", () => this.#open(), { signal });
    this.querySelector(".close")?.addEventListener("click", () => this.#dialog.close(), { signal });
    this.#field.addEventListener("input", () => void this.#search(), { signal });
    this.#dialog.addEventListener("click", (event) => this.#closeOutside(event), { signal });
    document.addEventListener("keydown", (event) => this.#shortcut(event), { signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  get #dialog(): HTMLDialogElement {
    return part(this, "dialog", HTMLDialogElement);
  }

  get #field(): HTMLInputElement {
    return part(this, "input", HTMLInputElement);
  }

  #open(): void {
    this.#dialog.showModal();
    this.#field.select();
    this.#index ??= this.#load();
  }

  async #load(): Promise<Pagefind> {
    const address: string = this.dataset["pagefind"] ?? "";
    const index: Pagefind = await import(/* @vite-ignore */ address);
    await index.options({ excerptLength: 24 });
    return index;
  }

  #shortcut(event: KeyboardEvent): void {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (this.#dialog.open) this.#dialog.close();
    else this.#open();
  }

  /** A click on the backdrop is a click on the dialog itself. */
  #closeOutside(event: MouseEvent): void {
    if (event.target === this.#dialog) this.#dialog.close();
  }

  async #search(): Promise<void> {
    const words = this.#field.value.trim();
    if (words === "") return this.#show([], "");
    try {
      const answer = await (await this.#index)?.debouncedSearch(words);
      if (!answer) return;
      const faults = await this.#explain(words);
      const pages = await Promise.all(answer.results.slice(0, SHOWN).map((result) => result.data()));
      const found = [...faults, ...pages];
      const count = answer.results.length + faults.length;
      this.#show(
        found,
        count === 0 ? `Nothing holds “${words}”. Try one word, or another form of it.` : `${count} found`,
      );
    } catch {
      this.#index = undefined;
      this.#show(
        [],
        "The index of the search could not be loaded. Check the connection, close this and open it again.",
      );
    }
  }

  /** The faults that an error message shows; without the list of them, none. */
  async #explain(words: string): Promise<Found[]> {
    if (words.length < MESSAGE_FROM) return [];
    const { loadFaults, searchCalmly } = await import("../labs/faults/load-faults.ts");
    this.#faults ??= loadFaults(this.dataset["faults"] ?? "").catch(() => []);
    const found = await searchCalmly(await this.#faults, words, () => words !== this.#field.value.trim());
    return (found ?? []).flatMap(({ fault: { title, reason, pages } }) =>
      pages.slice(0, 1).map(({ path }) => ({ url: path, excerpt: escapeText(reason), meta: { title } })),
    );
  }

  #show(found: readonly Found[], verdict: string): void {
    part(this, ".verdict", HTMLElement).textContent = verdict;
    part(this, ".results", HTMLElement).replaceChildren(...found.map(row));
  }
}

function row({ url, excerpt, meta }: Found): HTMLLIElement {
  const link = document.createElement("a");
  link.href = url;
  link.textContent = meta.title ?? url;
  const text = document.createElement("p");
  text.append(...marked(excerpt));
  const item = document.createElement("li");
  item.append(link, text);
  return item;
}

/** Turns Pagefind's excerpt into text and marks, so that nothing of it is ever read as HTML of the page. */
function marked(excerpt: string): Node[] {
  return [...new DOMParser().parseFromString(excerpt, "text/html").body.childNodes].map((node) => {
    if (!(node instanceof HTMLElement) || node.localName !== "mark")
      return document.createTextNode(node.textContent ?? "");
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

customElements.define("site-search", SiteSearch);
