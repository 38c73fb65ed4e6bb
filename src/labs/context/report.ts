import { part } from "../part.ts";
import type { Study } from "./study.ts";
import { FIGURES, figuresOf, RATES, verdictOf } from "./words.ts";

/** Writes the sentence, the bar and the figures of what is sent into the lab's markup. */
export function report(lab: Element, { outcome, secrets, refusal }: Study): void {
  const { sent, keptOut } = outcome;
  const chosen = part(lab, "[name=rate]", HTMLSelectElement).value;
  const rate = RATES.find(({ name }) => name === chosen) ?? RATES[0];
  const figures = figuresOf(outcome, secrets.length, rate);
  for (const name of FIGURES) {
    // A build that stops sends nothing, and so there is nothing to count.
    part(lab, `[data-figure=${name}] b`, HTMLElement).textContent = refusal ? "–" : figures[name].value;
    part(lab, `[data-figure=${name}] small`, HTMLElement).textContent = refusal ? "" : figures[name].note;
  }
  part(lab, "[data-figure=secrets] b", HTMLElement).classList.toggle("is-wrong", secrets.length > 0 && !refusal);
  for (const verdict of lab.querySelectorAll("[data-part=verdict]")) {
    verdict.textContent = verdictOf(outcome, refusal);
    verdict.classList.toggle("is-wrong", refusal !== undefined);
  }
  const whole = sent.bytes + keptOut.bytes;
  const share = refusal || whole === 0 ? 0 : sent.bytes / whole;
  part(lab, ".share", HTMLElement).style.setProperty("--sent", String(share));
}
