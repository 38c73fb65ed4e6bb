import { expect, test } from "vitest";
import { answerSir, type SirAnswer } from "../../core/epidemic/answer.ts";
import { drawEpidemics } from "./picture.ts";

const ask = (beta: number): SirAnswer =>
  answerSir({ susceptible: 9900, infected: 100, recovered: 0, beta, gamma: 0.1, days: 200, step: 0.5, method: "rk4" });

test("each epidemic is a curve with its name above its peak", () => {
  const { curves, edge } = drawEpidemics([ask(0.3), ask(0.2), ask(0.12)], 200);
  expect(curves.map(({ name }) => name)).toEqual(["R₀ = 3.0", "R₀ = 2.0", "R₀ = 1.2"]);
  for (const { path, label } of curves) {
    const heights = [...path.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y));
    expect(heights).toHaveLength(101);
    expect(Math.min(...heights) - label.y).toBeCloseTo(8, 0);
    expect(label.x).toBeGreaterThan(edge.left);
  }
});

test("a lower R0 peaks lower and later", () => {
  const [steep, mild] = drawEpidemics([ask(0.3), ask(0.2)], 200).curves;
  expect(mild?.label.y).toBeGreaterThan(steep?.label.y ?? NaN);
  expect(mild?.label.x).toBeGreaterThan(steep?.label.x ?? NaN);
});

test("an epidemic that is higher than the axis is refused", () => {
  expect(() => drawEpidemics([ask(0.5)], 200)).toThrow(/above the axis/);
});
