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

/** For some two hundred messages, on a machine that has other work, in milliseconds. */
const PATIENCE = 30_000;

/** What a terminal, a log or a message board makes of a line. */
const DRESSES: Record<string, (pasted: string) => string> = {
  colours: (pasted) => pasted.replaceAll(/^.+$/gm, "\u001b[1;31m$&\u001b[0m\u001b[K"),
  "a container's name and the time": (pasted) => pasted.replaceAll(/^/gm, "web-1  | 2026-11-27T10:00:00.123456789Z "),
  "the prompt, and line ends of Windows": (pasted) =>
    `PS C:\\Users\\me\\model> docker compose up\r\n${pasted.replaceAll(/\r?\n/g, "\r\n")}\r\nPS C:\\Users\\me\\model> `,
  "a log": (pasted) => `${LOG}\n${pasted}\n${LOG}`,
  "a quote": (pasted) => `> ${pasted.replaceAll("\n", "\n> ")}`,
};
/** What stands before and behind in a build that went well. */
const LOG = Array.from(
  { length: 40 },
  (_, at) => `#${at} ${at}.7 Collecting package-${at}==1.${at} (from -r requirements.lock (line ${at}))`,
).join("\n");

test.each(Object.entries(DRESSES))(
  "every message is found with %s around it",
  (_, dress) => {
    for (const [title, pasted] of explained)
      expect(findFaults(faults, dress(pasted))[0]?.fault.title, dress(pasted).slice(0, 300)).toBe(title);
  },
  PATIENCE,
);

test.each(Object.entries(DRESSES))("what is unknown stays so with %s around it", (_, dress) => {
  for (const pasted of unexplained)
    expect(
      findFaults(faults, dress(pasted)).map(({ fault, known }) => `${fault.title}: ${known}`),
      pasted,
    ).toEqual([]);
});

test.each(unexplained)("%j is unknown", (pasted) => {
  expect(findFaults(faults, pasted).map(({ fault, known }) => `${fault.title}: ${known}`)).toEqual([]);
});

test("every fault is found by its own lines, in a long log", () => {
  const noise = Array.from({ length: 200 }, (_, at) => `#${at} 0.${at} Collecting package-${at}==1.${at}`).join("\n");
  for (const fault of faults) {
    const line = fault.names.find((name) => /^\w+$/.test(name)) ?? fault.lines[0];
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
