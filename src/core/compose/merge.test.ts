import { expect, test } from "vitest";
import { field } from "./field.ts";
import { merge } from "./merge.ts";
import { nodeAt, plainOf } from "./node.ts";
import { outcomeOf, readMap } from "./read-map.ts";

const serviceOf = (line: string): string => `services: {a: {${line}}}`;

// Docker Compose 5.5.1 merges each pair so.
test.each<[base: string, over: string, merged: unknown]>([
  ["image: b", "image: c", { image: "c" }],
  ["image: b", "image: null", { image: "b" }],
  ["image: b", "tty: true", { image: "b", tty: true }],
  ["x-a: {b: c, d: e}", "x-a: {d: f}", { "x-a": { b: "c", d: "f" } }],
  ["ports: ['80']", "ports: ['81', '80']", { ports: ["80", "81"] }],
  ["group_add: [b]", "group_add: [c, c]", { group_add: ["b", "c"] }],
  ["ports: ['80']", "ports: [80]", { ports: ["80", 80] }],
  ["expose: [1]", "expose: [1.0]", { expose: [1, 1] }],
  ["volumes: [{a: b, c: d}]", "volumes: [{c: d, a: b}]", { volumes: [{ a: "b", c: "d" }] }],
  ["ports: ['80']", "ports: {a: b}", "conflict at services.a.ports"],
  ["image: b", "image: [c]", { image: ["c"] }],
  ["command: [b, c]", "command: d", { command: "d" }],
  ["command: [b]", "command: null", { command: null }],
  ["entrypoint: b", "entrypoint: []", { entrypoint: [] }],
  ["environment: {A: 1, B: }", "environment: [C]", { environment: ["A=1", "B", "C"] }],
  ["environment: [B=1]", "environment: {C: 2, A: 1.5}", { environment: ["B=1", "A=1.5", "C=2"] }],
  ["labels: {a: [b, c]}", "labels: []", { labels: ["a=b", "a=c"] }],
  ["env_file: a", "env_file: [b]", { env_file: ["a", "b"] }],
  ["build: .", "build: {target: t}", { build: { context: ".", target: "t" } }],
  ["build: {args: [A=1]}", "build: {args: {B: 2}}", { build: { args: ["A=1", "B=2"] } }],
  ["healthcheck: {test: [b], retries: 2}", "healthcheck: {test: c}", { healthcheck: { test: "c", retries: 2 } }],
  ["networks: [m]", "networks: {n: {aliases: [o]}}", { networks: { m: null, n: { aliases: ["o"] } } }],
  ["networks: [m, 5]", "networks: [n]", "cannot-convert at services.a.networks"],
  [
    "depends_on: [b]",
    "depends_on: {b: {condition: service_healthy}}",
    { depends_on: { b: { condition: "service_healthy", required: true } } },
  ],
  ["logging: {driver: b, options: {c: d}}", "logging: {driver: e}", { logging: { driver: "e" } }],
  ["logging: {options: {c: d}}", "logging: {driver: e}", { logging: { options: { c: "d" }, driver: "e" } }],
  ["logging: b", "logging: {driver: e}", "cannot-convert at services.a.logging"],
  ["ulimits: {n: 5}", "ulimits: {n: {soft: 1}}", { ulimits: { n: { soft: 1 } } }],
  ["ulimits: {n: {hard: 2}}", "ulimits: {n: {soft: 1}}", { ulimits: { n: { hard: 2, soft: 1 } } }],
])("%s, and %s over it", (base, over, merged) => {
  const whole = outcomeOf(() => merge(readMap(serviceOf(base)), readMap(serviceOf(over))));
  expect(whole).toEqual(typeof merged === "string" ? merged : { services: { a: merged } });
});

test.each([
  ["[{subnet: a}]", "[{subnet: b}]", [{ subnet: "b" }]],
  ["[{subnet: a, gateway: g}]", "[{subnet: a, gateway: h}]", [{ subnet: "a", gateway: "h" }]],
])("of subnets %s and %s", (base, over, merged) => {
  const [first, second] = [base, over].map((config) => readMap(`networks: {n: {ipam: {config: ${config}}}}`));
  const whole = merge(first ?? readMap("{}"), second ?? readMap("{}"));
  expect(outcomeOf(() => nodeAt(whole, ["networks", "n", "ipam", "config"]) ?? whole)).toEqual(merged);
});

test("merge(…) leaves both files as they are, and keeps where each value stands", () => {
  const [base, over] = [readMap("a: [b]\n"), readMap("\na: [c]\nd: e\n")];
  const merged = merge(base, over);
  expect([plainOf(base), plainOf(over)]).toEqual([{ a: ["b"] }, { a: ["c"], d: "e" }]);
  expect(field(merged, "d")?.place.line).toBe(3);
  expect(nodeAt(merged, ["a", 0])?.place.line).toBe(1);
});
