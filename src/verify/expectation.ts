import type { BuildStep } from "../schemas/evidence.ts";
import type { Command } from "../schemas/session.ts";
import { oneSpaced } from "./build-log.ts";
import { printed } from "./run-command.ts";

/** What a command did, as far as a session may ask for it. */
export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly build?: readonly BuildStep[];
}

/** Lists in sentences how a command did other than its session says; an empty list when it did as it says. */
export function findBroken(command: Command, outcome: Outcome): string[] {
  return [...checkExit(command, outcome), ...checkText(command, outcome), ...checkCached(command, outcome)];
}

function checkExit({ exit: expected, stop, timeout }: Command, { exit }: Outcome): string[] {
  if (stop !== undefined || exit === expected) return [];
  const hint = exit === 124 ? ` (124: it took longer than ${timeout})` : "";
  return [`expected exit code ${expected}, got ${exit}${hint}`];
}

function checkText({ expect = [], until }: Command, outcome: Outcome): string[] {
  const text = printed(outcome);
  const wanted = [expect, until ?? []].flat();
  return wanted.filter((part) => !text.includes(part)).map((part) => `expected output with ${JSON.stringify(part)}`);
}

function checkCached({ cached }: Command, { build }: Outcome): string[] {
  if (cached === undefined) return [];
  if (build === undefined) return ["expected the log of a build, whose steps `cached` names"];
  const wanted = new Set(cached.map((name) => oneSpaced(name)));
  const known = new Set(build.map(({ name }) => name));
  return [
    ...[...wanted]
      .filter((name) => !known.has(name))
      .map((name) => `expected a step "${name}"; the build has ${[...known].join("; ")}`),
    ...build
      .filter(({ name, cached: was }) => wanted.has(name) && !was)
      .map(({ name }) => `expected "${name}" from the cache, but it ran`),
    ...build
      .filter(({ name, cached: was }) => !wanted.has(name) && was)
      .map(({ name }) => `expected "${name}" to run, but it came from the cache`),
  ];
}
