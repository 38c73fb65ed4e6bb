import { gradeOrder, type OrderTask } from "../../core/exercise/order.ts";
import type { Verdict } from "../../core/exercise/verdict.ts";
import { dragItem } from "../drag-item.ts";
import { part } from "../part.ts";
import { AnswerForm } from "./answer-form.ts";

/** Lets the reader order the lines that OrderForm.astro rendered, and grades the order. An answer is their places: "2,1,3". */
class OrderExercise extends AnswerForm<OrderTask> {
  #isMoved = false;

  protected override read(): string {
    return this.#isMoved ? this.#items.map(placeOf).join(",") : "";
  }

  protected override write(answer: string): void {
    const places = answer.split(",");
    const items = this.#items;
    const sorted = places.flatMap((place) => items.find((item) => placeOf(item) === place) ?? []);
    if (new Set(sorted).size !== items.length || places.length !== items.length) return;
    part(this, ".items", HTMLElement).append(...sorted);
    this.#isMoved = true;
    this.#enable();
  }

  protected override grade(task: OrderTask, answer: string): Verdict {
    return gradeOrder(task, answer === "" ? [] : answer.split(",").map(Number));
  }

  protected override listen(signal: AbortSignal): void {
    super.listen(signal);
    this.addEventListener("click", (event) => this.#press(event), { signal });
    this.addEventListener("pointerdown", (event) => this.#hold(event, signal), { signal });
    this.#enable();
  }

  get #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(".items > li")];
  }

  #press({ target }: Event): void {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>("[data-do]") : null;
    const item = button?.closest("li");
    if (!button || !item) return;
    const items = this.#items;
    const isUp = button.dataset["do"] === "up";
    const over = items[items.indexOf(item) + (isUp ? -1 : 1)];
    if (over) this.#move(item, over);
    else this.#say(`${textOf(item)} is the ${isUp ? "first" : "last"} already.`);
    button.focus();
  }

  /** A mouse may take a line anywhere; a finger takes it by its grip, and scrolls elsewhere. */
  #hold(event: PointerEvent, signal: AbortSignal): void {
    const { target, pointerType, button } = event;
    if (!(target instanceof Element) || button !== 0 || target.closest("button")) return;
    const item = target.closest<HTMLElement>(".items > li");
    if (!item || (pointerType !== "mouse" && !target.closest(".grip"))) return;
    dragItem(event, { item, items: this.#items, drop: (over) => this.#move(item, over) }, signal);
  }

  #move(item: HTMLElement, over: HTMLElement): void {
    const items = this.#items;
    if (items.indexOf(over) < items.indexOf(item)) over.before(item);
    else over.after(item);
    this.#isMoved = true;
    this.#enable();
    this.keep();
    this.#say(`${textOf(item)} is now ${this.#items.indexOf(item) + 1} of ${items.length}.`);
  }

  #say(text: string): void {
    part(this, "[data-part=moved]", HTMLElement).textContent = text;
  }

  /** The first line cannot go up, nor the last one down; their buttons keep the focus all the same. */
  #enable(): void {
    const items = this.#items;
    for (const [index, item] of items.entries()) {
      for (const [name, end] of [["up", 0] as const, ["down", items.length - 1] as const]) {
        const button = part(item, `[data-do=${name}]`, HTMLButtonElement);
        button.disabled = false;
        button.ariaDisabled = String(index === end);
      }
    }
  }
}

function textOf(item: HTMLElement): string {
  return item.querySelector("span:not(.grip)")?.textContent.trim() ?? "";
}

function placeOf(item: HTMLElement): string {
  return item.dataset["place"] ?? "";
}

customElements.define("order-exercise", OrderExercise);
