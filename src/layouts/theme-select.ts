/** Under which name the choice lies in the browser's store; without it the system's theme holds. */
const KEY = "starlight-theme";
const LIGHT = matchMedia("(prefers-color-scheme: light)");

/** Lets the reader choose a theme. Where the browser keeps nothing, the choice holds for the page. */
export class ThemeSelect extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("change", ({ target }) => this.#choose(target), { signal });
    LIGHT.addEventListener("change", () => show(document.documentElement.dataset["themeChoice"] ?? "auto"), { signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #choose(target: EventTarget | null): void {
    if (!(target instanceof HTMLSelectElement)) return;
    show(target.value);
    if (!keep(target.value)) document.dispatchEvent(new CustomEvent("not-kept", { detail: "page" }));
  }
}

/** Shows a theme, and in every choice of the page that it is chosen. */
function show(choice: string): void {
  const { dataset } = document.documentElement;
  dataset["themeChoice"] = choice;
  dataset["theme"] = choice === "auto" ? (LIGHT.matches ? "light" : "dark") : choice;
  for (const select of document.querySelectorAll<HTMLSelectElement>("theme-select select")) select.value = choice;
}

function keep(choice: string): boolean {
  try {
    if (choice === "auto") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
    return true;
  } catch {
    return false;
  }
}

customElements.define("theme-select", ThemeSelect);
