/*
 * Draws with the page's own chart, as Python's chart.py does: chart.lines(x, y, name), then chart.show({ title, x, y }).
 * A module for the interpreter, which runs it before the first program.
 */

const MOST_POINTS = 100_000;

/** Makes a chart that hands plots, as JSON, to a function. */
export function makeChart(send) {
  let held = [];
  return Object.freeze({
    /** Adds a line through the points (x, y). */
    lines(x, y, name = `line ${held.length + 1}`) {
      const [xs, ys] = [Array.from(x, Number), Array.from(y, Number)];
      if (xs.length !== ys.length) {
        throw new RangeError(`x has ${xs.length} values and y has ${ys.length}: they must be as many`);
      }
      if (xs.length > MOST_POINTS) {
        throw new RangeError(`a line of ${xs.length} points is too long: at most ${MOST_POINTS}; take every tenth`);
      }
      held.push({ name, x: xs, y: ys });
    },
    /** Draws the lines that were added since the last chart. Done by itself at the end of a run. */
    show({ title, x, y } = {}) {
      if (held.length === 0) return;
      send(JSON.stringify({ kind: "lines", title, xLabel: x, yLabel: y, lines: held }));
      held = [];
    },
  });
}
