import { expect, test } from "vitest";
import { ComposeError } from "../core/compose/compose-error.ts";
import { isSamePlace } from "./compose-place.ts";

const error = (line: number, ...path: (string | number)[]): ComposeError =>
  new ComposeError("yaml", "Wrong.", { place: { file: "f", line, column: 1 }, path });

test.each<[words: string, ours: ComposeError, isSame: boolean]>([
  ["yaml: line 7: did not find expected key", error(7), true],
  ["yaml: line 7: did not find expected key", error(6), false],
  ["go-yaml load error in parser at L27.C5-L29.C7: did not", error(28), true],
  ["go-yaml load error in parser at L27.C5-L29.C7: did not", error(30), false],
  ["services.api.ports must be a array", error(1, "services", "api", "ports"), true],
  ["services.api.ports must be a array", error(1, "services", "api"), false],
  ["services.api.ports.[0]: unexpected type int", error(1, "services", "api", "ports", 0), true],
  ["'services[api].mem_limit' invalid size: 'lots'", error(1, "services", "api", "mem_limit"), true],
  ["services.db {image must be a mapping", error(1, "services", "db {image"), true],
  ["services.db {image must be a mapping", error(1, "services", "api"), false],
  ["services.scale: can't set container_name and api", error(1, "services", "api", "container_name"), true],
  ["empty compose file", error(1), true],
])("%s", (words, ours, isSame) => {
  expect(isSamePlace(ours, words)).toBe(isSame);
});
