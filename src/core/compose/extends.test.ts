import { expect, test } from "vitest";
import { ComposeError } from "./compose-error.ts";
import { applyExtends, type ExtendedFile } from "./extends.ts";
import { entriesOf, field } from "./field.ts";
import { nodeAt, type Path } from "./node.ts";
import { outcomeOf, readMap } from "./read-map.ts";

const OTHER = "services: {c: {image: other, extends: d}, d: {tty: true}}";

/** What becomes of the service "a" of some services. */
function extended(services: string, cleared: readonly Path[] = []): unknown {
  return outcomeOf(() => {
    const model = applyExtends(readMap(`services: {${services}}`), { file: "f", cleared, load });
    return nodeAt(model, ["services", "a"]) ?? model;
  });
}

test.each<[services: string, becomes: unknown]>([
  ["a: {extends: b}, b: {image: c}", { image: "c" }],
  ["a: {extends: {service: b}, image: d}, b: {image: c}", { image: "d" }],
  ["a: {extends: b}, b: {extends: c}, c: {image: d}", { image: "d" }],
  ["b: {image: c, ports: [1]}, a: {extends: b, ports: [2]}", { image: "c", ports: [1, 2] }],
  ["a: {extends: {file: other.yaml, service: c}}", { image: "other", tty: true }],
  ["a: {extends: {file: none.yaml, service: c}}", "missing-file at "],
  ["a: {extends: {file: other.yaml, service: e}}", "undefined-reference at services.a.extends"],
  ["a: {extends: b}", "undefined-reference at services.a.extends"],
  ["a: {extends: {file: other.yaml}}", "missing-key at services.a.extends"],
  ["a: {extends: a}", "cycle at "],
  ["a: {extends: b}, b: {extends: a}", "cycle at "],
  ["a: {extends: b}, b: [c]", "wrong-type at services.b"],
  ["a: {extends: b}, b: ", { extends: "b" }],
  ["a: ", null],
])("{%s}", (services, becomes) => {
  expect(extended(services)).toEqual(becomes);
});

test("what `!reset` names is not taken over", () => {
  const services = "a: {extends: b, image: c}, b: {ports: [1], tty: true}";
  expect(extended(services, [["services", "a", "ports"]])).toEqual({ image: "c", tty: true });
});

/** Reads the one other file that there is. */
function load(file: string): ExtendedFile {
  if (file !== "other.yaml") throw new ComposeError("missing-file", "There is none.");
  return { services: new Map(entriesOf(field(readMap(OTHER), "services"))), cleared: [] };
}
