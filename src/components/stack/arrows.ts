import { FIRST_LINE } from "./box.ts";
import type { Arrow, Box, DrawnColumn } from "./drawing.ts";
import type { Link } from "./picture.ts";

interface Spacing {
  /** Between two columns. */
  readonly gap: number;
  /** Between two arrows that run beside each other. */
  readonly lane: number;
}

const HEAD = 7;
/** Below the upper edge of the box that an arrow leaves: not where it would meet a layer beside that, as if it went there. */
const LEAVES = 8;

/** Draws arrows between columns that stand beside each other; where one stands between them, along the upper edge. */
export function routeBeside(links: readonly Link[], columns: readonly DrawnColumn[], { gap, lane }: Spacing): Arrow[] {
  const sources = sourcesOf(links);
  const far = sourcesOf(links.filter(isFar));
  return resolve(links, columns).map((link) => {
    const { from, source, target } = link;
    const offset = (gap - HEAD - 4) * ((sources.indexOf(from) + 1) / (sources.length + 1));
    const start = `M${source.x + source.width} ${source.y + LEAVES}H${source.x + source.width + offset}`;
    const over = isFar(link) ? `V${lane * (far.indexOf(from) + 0.5)}H${target.x - gap + offset}` : "";
    return arrowTo(target, `${start}${over}V${target.y + FIRST_LINE}`);
  });
}

/** Whether a column stands between the two that are linked. */
export function isFar({ from, to }: Link): boolean {
  return to - from > 1;
}

/** Draws arrows between columns that stand below each other, up their left side. */
export function routeStacked(links: readonly Link[], columns: readonly DrawnColumn[], lane: number): Arrow[] {
  const sources = sourcesOf(links);
  return resolve(links, columns).map(({ from, source, target }) => {
    const x = source.x - lane * (sources.indexOf(from) + 1);
    return arrowTo(target, `M${source.x} ${source.y + LEAVES}H${x}V${target.y + FIRST_LINE}`);
  });
}

function arrowTo({ x, y }: Box, line: string): Arrow {
  const [tip, height] = [x - 1, y + FIRST_LINE];
  return {
    line: `${line}H${tip - HEAD + 1}`,
    head: `M${tip - HEAD} ${height - 4}L${tip} ${height}L${tip - HEAD} ${height + 4}Z`,
  };
}

/** Each source has a lane of its own. */
function sourcesOf(links: readonly Link[]): number[] {
  return [...new Set(links.map(({ from }) => from))].toSorted((a, b) => a - b);
}

interface ResolvedLink extends Link {
  /** The top layer of the stage that is copied from. */
  readonly source: Box;
  readonly target: Box;
}

function resolve(links: readonly Link[], columns: readonly DrawnColumn[]): ResolvedLink[] {
  return links.flatMap((link) => {
    const source = columns[link.from]?.boxes.at(-1);
    const target = columns[link.to]?.boxes[link.layer + 1];
    return source && target ? [{ ...link, source, target }] : [];
  });
}
