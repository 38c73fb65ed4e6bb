import { Drafts } from "../../labs/drafts.ts";
import { part } from "../../labs/part.ts";
import { isPaneKey, type LabCard } from "./lab-card.ts";
import { LabFrames } from "./lab-frames.ts";
import { letResize } from "./edge.ts";
import { keepFocusInView } from "./focus-in-view.ts";
import { BESIDE_FROM, fitPane, isLow, restSheet, type SheetHeight } from "./pane-size.ts";
import { enterSheet, leaveSheet, sheetEntry } from "./sheet-entry.ts";
import { letDrag } from "./sheet-drag.ts";

/** The part of the window's width that the pane takes at first. */
const FIRST_SHARE = 0.5;

/**
 * Shows a lab beside the text, or on a narrow window in a sheet from below. Pane.astro has its markup. The width that a reader
 * gave it is kept in this browser; whether it was open is not: a lesson opens with its text.
 */
export class LabPane extends HTMLElement {
  readonly #drafts = new Drafts("lab-pane", () => localStorage);
  #listening = new AbortController();
  #frames: LabFrames | undefined;
  #card: LabCard | undefined;
  #height: SheetHeight = "half";

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#frames = new LabFrames(part(this, ".frames", HTMLElement), (event) => this.#press(event), signal);
    this.addEventListener("click", ({ target }) => this.#click(target), { signal });
    this.addEventListener("keydown", (event) => this.#press(event), { signal });
    addEventListener("popstate", () => this.#followHistory(), { signal });
    addEventListener("resize", () => this.#fit(), { signal });
    letResize(part(this, ".edge", HTMLElement), (share) => this.#resize(share), signal);
    letDrag(part(this, ".head", HTMLElement), (share) => this.#rest(share), signal);
    keepFocusInView(this, signal);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  /** Shows a card's lab, as it was left if it was shown before, and goes there. */
  show(card: LabCard): void {
    const top = card.getBoundingClientRect().top;
    const wasHidden = this.hidden || this.#card === undefined;
    if (this.#card) delete this.#card.dataset["shown"];
    for (const other of document.querySelectorAll("lab-card[data-current]")) other.removeAttribute("data-current");
    card.dataset["shown"] = "";
    card.dataset["current"] = "";
    this.#card = card;
    const title = part(this, "h2", HTMLElement);
    title.textContent = card.dataset["title"] ?? "";
    this.#frames?.show(card);
    this.hidden = false;
    if (isLow(inRem(innerHeight))) this.#height = "full";
    this.#fit();
    if (wasHidden) this.#keepPlace(card, top);
    if (wasHidden && this.#isSheet) enterSheet();
    title.focus({ preventScroll: true });
  }

  /** Goes back to the card; the lab stays where it is, unless it hides the text. */
  #goBack(): void {
    if (this.#height === "full") this.#setHeight("half");
    this.#card?.button?.focus();
  }

  #close(): void {
    const card = this.#card;
    if (!card || this.hidden) return;
    const top = card.getBoundingClientRect().top;
    this.hidden = true;
    this.#height = "half";
    delete card.dataset["shown"];
    this.#fit();
    this.#keepPlace(card, top);
    card.button?.focus({ preventScroll: true });
    card.button?.scrollIntoView({ block: "nearest" });
    leaveSheet();
  }

  /** On a phone the way back closes the sheet, and the way forward opens it again. A link within the text does neither. */
  #followHistory(): void {
    const entry = sheetEntry();
    if (entry === "open" && this.hidden && this.#card) this.show(this.#card);
    if (entry !== "closed" || this.hidden) return;
    history.scrollRestoration = "auto";
    this.#close();
  }

  #click(target: EventTarget | null): void {
    const deed = target instanceof Element ? target.closest("button")?.dataset["do"] : undefined;
    if (deed === "back") this.#goBack();
    if (deed === "close") this.#close();
    if (deed === "height") this.#setHeight(this.#height === "half" ? "full" : "half");
  }

  /** Of this pane, and of the labs in it. */
  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    if (isPaneKey(event)) this.#goBack();
    else if (event.key === "Escape" && this.#isSheet) this.#close();
    else return;
    event.preventDefault();
  }

  #rest(share: number): void {
    const height = restSheet(share);
    if (height) this.#setHeight(height);
    else this.#close();
  }

  #setHeight(height: SheetHeight): void {
    this.#height = height;
    this.#fit();
  }

  #resize(share: number): void {
    this.#drafts.keep("share", share.toFixed(3));
    this.#fit();
  }

  get #share(): number {
    const kept = Number(this.#drafts.read("share") ?? FIRST_SHARE);
    return kept > 0 && kept < 1 ? kept : FIRST_SHARE;
  }

  get #isSheet(): boolean {
    return inRem(innerWidth) < BESIDE_FROM;
  }

  /** Gives text and pane their places. */
  #fit(): void {
    const { dataset, style } = document.documentElement;
    const window = inRem(innerWidth);
    const { width, least, most, isShelfFolded } = fitPane(window, this.#share);
    style.setProperty("--pane-width", `${width}rem`);
    if (this.hidden) delete dataset["pane"];
    else dataset["pane"] = this.#isSheet ? this.#height : "beside";
    document.documentElement.toggleAttribute("data-shelf-folded", dataset["pane"] === "beside" && isShelfFolded);
    const edge = part(this, ".edge", HTMLElement);
    edge.ariaValueMin = percent(least / window);
    edge.ariaValueMax = percent(most / window);
    edge.ariaValueNow = percent(width / window);
    edge.ariaValueText = `${percent(width / window)} % of the window`;
    part(this, "[data-do=height]", HTMLElement).ariaPressed = String(this.#height === "full");
    for (const behind of document.body.children)
      if (behind !== this) behind.toggleAttribute("inert", dataset["pane"] === "full");
  }

  /** Text that becomes narrower or wider moves; what the reader looks at stays where it is. */
  #keepPlace(card: LabCard, top: number): void {
    scrollBy({ top: card.getBoundingClientRect().top - top, behavior: "instant" });
    if (this.#isSheet) card.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
}

/** Gives the page's pane; puts it there the first time. */
export function paneOf(page: Document): LabPane {
  const there = page.querySelector<LabPane>("lab-pane");
  if (there) return there;
  const form = page.querySelector<HTMLTemplateElement>("#lab-pane-form");
  if (!form) throw new Error("The page has no pane for its labs: LabCard.astro renders one with the first card.");
  page.body.append(page.importNode(form.content, true));
  return paneOf(page);
}

function inRem(pixels: number): number {
  return pixels / Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}

customElements.define("lab-pane", LabPane);
