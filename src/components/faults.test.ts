import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Fault } from "../core/fault/fault.ts";
import { findFaults } from "../core/fault/find-faults.ts";
import { checkSchema } from "../schemas/check.ts";
import { parseYamlFile } from "../schemas/yaml-file.ts";
import { faultOfCheck, getFaults } from "./faults.ts";

const CHECKS = "content/reference/checks";
const checks = readdirSync(CHECKS).map((name) => {
  const [, front = ""] = /^---\n(.*?)\n---\n/s.exec(readFileSync(join(CHECKS, name), "utf8")) ?? [];
  return faultOfCheck(name.replace(".mdx", ""), parseYamlFile(name, front, checkSchema, "a valid check"));
});
const faults: Fault[] = [...(await getFaults()), ...checks];

/** Real messages, as people paste them: those that we explain by the fault's file, and those that we do not. */
const { explained, unexplained } = parseCases(readFileSync("src/components/pasted-errors.yaml", "utf8"));

test.each(explained)("%s is found in %j", (title, pasted) => {
  expect(findFaults(faults, pasted).map(({ fault }) => fault.title)).toContain(title);
  expect(findFaults(faults, pasted)[0]?.fault.title).toBe(title);
});

test.each(unexplained)("%j is unknown", (pasted) => {
  expect(findFaults(faults, pasted).map(({ fault, known }) => `${fault.title}: ${known}`)).toEqual([]);
});

test("every fault is found by its own lines, in a long log", () => {
  const noise = Array.from({ length: 200 }, (_, at) => `#${at} 0.${at} Collecting package-${at}==1.${at}`).join("\n");
  for (const fault of faults) {
    const line = fault.names[0] ?? fault.lines[0];
    const found = findFaults(faults, `${noise}\n2026-11-27T10:00:00Z ${line}\n${noise}`);
    expect(
      found.map((each) => each.fault.title),
      line,
    ).toContain(fault.title);
  }
});

test("every fault leads somewhere", () => {
  expect(faults.filter(({ pages }) => pages.length === 0)).toEqual([]);
});

function parseCases(text: string): { explained: [string, string][]; unexplained: string[] } {
  const cases: { explained: Record<string, string[]>; unexplained: string[] } = parse(text);
  const pairs = Object.entries(cases.explained).flatMap(([title, texts]) =>
    texts.map((pasted): [string, string] => [title, pasted]),
  );
  return { explained: pairs, unexplained: cases.unexplained };
}
