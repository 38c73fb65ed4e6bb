import { expect, test } from "vitest";
import { commandSchema, type Command } from "../schemas/session.ts";
import { findBroken } from "./expectation.ts";

const command = (fields: object): Command => commandSchema.parse({ run: "true", ...fields });
const ok = { exit: 0, stdout: "app\n", stderr: "a warning\n" };
const build = [
  { name: "WORKDIR /app", cached: true, seconds: 0 },
  { name: "RUN pip install .", cached: false, seconds: 2 },
];

test("a command that does what its session says has nothing broken", () => {
  expect(findBroken(command({ expect: ["app", "a warning"] }), ok)).toEqual([]);
});

test("another exit code is named, and 124 is explained", () => {
  expect(findBroken(command({ exit: 1 }), ok)).toEqual(["expected exit code 1, got 0"]);
  expect(findBroken(command({}), { ...ok, exit: 124 })).toEqual([
    "expected exit code 0, got 124 (124: it took longer than 20s)",
  ]);
});

test("a command that is stopped may end with any code", () => {
  expect(findBroken(command({ stop: "3s" }), { ...ok, exit: 130 })).toEqual([]);
});

test("text that is not printed is named", () => {
  expect(findBroken(command({ expect: "root", until: "ready" }), ok)).toEqual([
    'expected output with "root"',
    'expected output with "ready"',
  ]);
});

test("`cached` names the steps from the cache, and all others must have run", () => {
  expect(findBroken(command({ cached: ["WORKDIR  /app"] }), { ...ok, build })).toEqual([]);
  expect(findBroken(command({ cached: ["RUN pip install ."] }), { ...ok, build })).toEqual([
    'expected "RUN pip install ." from the cache, but it ran',
    'expected "WORKDIR /app" to run, but it came from the cache',
  ]);
  expect(findBroken(command({ cached: ["COPY . ."] }), { ...ok, build })[0]).toContain('expected a step "COPY . ."');
});
