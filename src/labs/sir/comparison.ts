import { figuresOf, FIGURES, amountOf, verdictOf, type Figure, type FigureKey } from "./words.ts";
import type { Epidemic } from "./epidemic.ts";
import { epidemicOf } from "./pin-curves.ts";
import { LETTERS, titleOfPin, type Pin } from "./pin.ts";
import type { SirState } from "./state.ts";

/** The figures of a run as a line of the table that compares; people as the reader wants them counted. */
export function comparedFigures(epidemic: Epidemic, unit: SirState["unit"]): Record<FigureKey, string> {
  const figures = figuresOf(epidemic);
  const { summary, state } = epidemic;
  const amount = (count: number): string => amountOf(count, { unit, population: state.population });
  const texts = {
    r0: figures.r0.number,
    peak: amount(summary.peakInfected),
    peakDay: figures.peakDay.number,
    finalSize: amount(summary.finalSize),
  };
  const marked = FIGURES.map((key) => [key, withMark(texts[key], figures[key])] as const);
  return { ...texts, ...Object.fromEntries(marked) };
}

/** What the pinned curves show, for those who do not see them; nothing if none is pinned. */
export function sentencesOf(pins: readonly Pin[], unit: SirState["unit"]): string {
  if (pins.length === 0) return "";
  const each = pins.map((pin, n) => {
    const epidemic = epidemicOf(pin);
    return `${LETTERS[n]}, ${titleOfPin(pin)}: ${verdictOf({ ...epidemic, state: { ...epidemic.state, unit } })}`;
  });
  return `Pinned curves of the infected. ${each.join(" ")}`;
}

function withMark(text: string, { open }: Figure): string {
  return open ? `${text} so far` : text;
}
