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
    part(lab, `[data-figure=${name}] b`, HTMLElement).textContent = figures[name].value;
    part(lab, `[data-figure=${name}] small`, HTMLElement).textContent = figures[name].note;
  }
  part(lab, "[data-figure=secrets] b", HTMLElement).classList.toggle("is-wrong", secrets.length > 0);
  const verdict = part(lab, ".verdict", HTMLElement);
  verdict.textContent = verdictOf(outcome, refusal);
  verdict.classList.toggle("is-wrong", refusal !== undefined);
  const whole = sent.bytes + keptOut.bytes;
  part(lab, ".share", HTMLElement).style.setProperty("--sent", String(whole === 0 ? 0 : sent.bytes / whole));
}
