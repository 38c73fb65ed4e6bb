/**
 * Tabs over the variants that Systems.astro rendered. The chosen system stands in `data-system` of the page's root, where
 * the page put it before it was painted; a choice changes it there, for all groups of the page, and is kept for other pages.
 */
export class SystemTabs extends HTMLElement {
  #listening = new AbortController();
  readonly #chosen = new MutationObserver(() => this.#draw());

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("click", ({ target }) => this.#choose(target), { signal });
    this.addEventListener("keydown", (event) => this.#move(event), { signal });
    window.addEventListener("hashchange", () => this.#reveal(), { signal });
    this.#chosen.observe(document.documentElement, { attributeFilter: ["data-system"] });
    this.#name();
    this.#draw();
    this.#reveal();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#chosen.disconnect();
  }

  get #tabs(): HTMLButtonElement[] {
    return [...this.querySelectorAll<HTMLButtonElement>(".systems button")];
  }

  /** Says what is what: without this script there are no tabs, only passages with headings. */
  #name(): void {
    const list = this.querySelector(".systems");
    list?.setAttribute("role", "tablist");
    list?.setAttribute("aria-label", "Your system");
    for (const tab of this.#tabs) {
      const panel = panelOf(tab);
      if (!panel) continue;
      tab.role = "tab";
      tab.id = `${panel.id}-tab`;
      tab.setAttribute("aria-controls", panel.id);
      panel.role = "tabpanel";
      panel.tabIndex = 0;
      panel.setAttribute("aria-labelledby", tab.id);
    }
  }

  #draw(): void {
    const system = document.documentElement.dataset["system"] ?? "";
    for (const tab of this.#tabs) {
      const selected = listOf(tab.dataset["for"]).includes(system);
      tab.ariaSelected = String(selected);
      tab.tabIndex = selected ? 0 : -1;
    }
  }

  #choose(target: EventTarget | null): void {
    const tab = target instanceof Element ? target.closest("button") : null;
    if (!tab || !this.#tabs.includes(tab)) return;
    const before = tab.getBoundingClientRect().top;
    keep(show(tab));
    window.scrollBy(0, tab.getBoundingClientRect().top - before);
  }

  #move(event: KeyboardEvent): void {
    const tabs = this.#tabs;
    const at = tabs.findIndex((tab) => tab === event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (at === -1 || to === undefined) return;
    event.preventDefault();
    const tab = tabs.at(to % tabs.length);
    tab?.focus({ preventScroll: true });
    this.#choose(tab ?? null);
  }

  /** Opens the variant that a link's target stands in. */
  #reveal(): void {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const tab = this.#tabs.find((each) => target && panelOf(each)?.contains(target));
    if (!tab || tab.ariaSelected === "true") return;
    show(tab);
    target?.scrollIntoView();
  }
}

/** Shows a tab's variant in the whole page, and says for which system: the reader's own if it is one of the tab's. */
function show(tab: HTMLElement): string {
  const systems = listOf(tab.dataset["written"]);
  const { dataset } = document.documentElement;
  const system = systems.find((each) => each === dataset["system"]) ?? systems[0] ?? "";
  dataset["system"] = system;
  return system;
}

/** Keeps a choice for other pages, and in an address that names one. */
function keep(system: string): void {
  try {
    localStorage.setItem("system", system);
  } catch {
    // Forbidden or full: the choice holds for this page.
  }
  const address = new URL(location.href);
  if (!address.searchParams.has("on")) return;
  address.searchParams.set("on", system);
  history.replaceState(history.state, "", address);
}

function panelOf(tab: HTMLElement): HTMLElement | null {
  return document.getElementById(tab.dataset["panel"] ?? "");
}

function listOf(words: string | undefined): string[] {
  return (words ?? "").split(" ");
}

customElements.define("system-tabs", SystemTabs);
