import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { ComposeError } from "../../core/compose/compose-error.ts";
import { loadProject } from "../../core/compose/load.ts";
import type { Stack } from "../../core/compose/model.ts";
import type { Container } from "../../core/compose/reach/container.ts";
import { commandListeners, type Listener } from "../../core/compose/reach/listens.ts";
import { type Reach, reachOf } from "../../core/compose/reach/reach.ts";
import { type Chance, statesAfterUp, type UpState } from "../compose-states.ts";
import { narrow, readUp } from "../compose-up.ts";

const cellSchema = z.looseObject({ name: z.boolean(), tcp: z.union([z.boolean(), z.record(z.string(), z.boolean())]) });
const rowsSchema = z.record(z.string(), z.record(z.string(), z.boolean()));
const portsSchema = z
  .union([z.number(), z.string().transform(Number), z.array(z.number())])
  .transform((each) => [each].flat());
const caseSchema = z.looseObject({
  files: z.record(z.string(), z.string()),
  env: z.record(z.string(), z.string()).default({}),
  args: z.array(z.string()).default(["up", "-d"]),
  profiles: z.array(z.string()).default([]),
  /** The port that is tried of each service. */
  listens: z.record(z.string(), portsSchema).default({}),
  expected: z.looseObject({
    exit: z.number().optional(),
    states: z.record(z.string(), z.string()).optional(),
    /** Who asks, for which name. */
    matrix: z.record(z.string(), z.record(z.string(), cellSchema)).default({}),
    by_ip: rowsSchema.default({}),
    /** What answers on the machine itself, by service and port. */
    host: rowsSchema.default({}),
    default_route: z.record(z.string(), z.boolean()).default({}),
  }),
});
type Case = z.output<typeof caseSchema>;
const FOLDER = "/folder-of-the-project/demo";

export function cases(file: unknown): readonly unknown[] {
  return z.array(z.looseObject({ files: z.unknown(), expected: z.unknown() })).parse(file);
}

/** Says the first thing in which our answers differ: states, names and ports by name, by address, on the machine, the way out. */
export function disagreement(testCase: unknown): string | undefined {
  const read = caseSchema.parse(testCase);
  const up = readUp(read.args);
  const loaded = load(read, up.services);
  if (loaded instanceof ComposeError) return read.expected.exit === 0 ? `the error "${loaded.message}"` : undefined;
  const stack = narrow(loaded, up);
  const { files: _files, ...told } = read;
  const isMade = (network: string): boolean => JSON.stringify(told).includes(network);
  const outcomes = [false, true].map((isLastFirst) => compareStart(read, stack, { isMade, isLastFirst }));
  return outcomes.every((each) => each !== undefined) ? outcomes[0] : undefined;
}

function load({ files, env, profiles }: Case, named: readonly string[]): Stack | ComposeError {
  const [paths, environment] = [new Map(Object.entries(files)), new Map(Object.entries(env))];
  try {
    return loadProject({ files: paths, environment, profiles, named, folder: FOLDER }).stack;
  } catch (error) {
    if (error instanceof ComposeError) return error;
    throw error;
  }
}

function compareStart({ expected, listens }: Case, stack: Stack, chance: Chance): string | undefined {
  const states = statesAfterUp(stack, chance);
  const running = new Set([...states].filter(([, state]) => state === "running").map(([{ id }]) => id));
  const reach = reachOf(stack, { listens: listenersOf(stack, listens), isRunning: ({ id }) => running.has(id) });
  const differences = [...findDifferences({ reach, listens, expected })];
  return differenceOfStates(states, expected) ?? differences.find((each) => each !== undefined);
}

/** A command that says where it listens counts; else what the case says. */
function listenersOf(stack: Stack, listens: Case["listens"]): Map<string, readonly Listener[]> {
  return new Map(
    [...stack.services.values()].map((service) => [
      service.name,
      commandListeners(service) ?? (listens[service.name] ?? []).map((port) => ({ port, isLocal: false })),
    ]),
  );
}

function differenceOfStates(
  states: ReadonlyMap<Container, UpState>,
  { states: theirs, exit }: Case["expected"],
): string | undefined {
  const made = [...states].filter(([, state]) => state !== "absent").map(([{ id }, state]) => [id, state]);
  const ours = Object.fromEntries(made);
  if (theirs !== undefined && !isDeepStrictEqual(ours, theirs))
    return `${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)} after up`;
  const isRefused = [...states.values()].some((state) => state === "created" || state === "absent");
  return exit === undefined || isRefused === (exit !== 0)
    ? undefined
    : `up ends ${isRefused ? "with an error" : "well"}, not with ${exit}`;
}

interface Asked extends Pick<Case, "listens" | "expected"> {
  readonly reach: Reach;
}

function* findDifferences(asked: Asked): Generator<string | undefined> {
  const { reach, expected } = asked;
  const find = (id: string): Container => {
    const found = reach.containers.find((each) => each.id === id);
    if (found === undefined) throw new Error(`There is no container ${id}.`);
    return found;
  };
  for (const [from, row] of Object.entries(expected.matrix)) {
    for (const [name, cell] of Object.entries(row)) yield differenceOfCell(asked, find(from), name, cell);
  }
  for (const [from, row] of Object.entries(expected.by_ip)) {
    for (const [to, answers] of Object.entries(row)) {
      const ports = portsOf(asked, to);
      const ours = ports.some((port) => reach.answersByAddress(find(from), find(to), port));
      yield ours === answers ? undefined : `${from} reaches ${to} by address: ${ours} instead of ${answers}`;
    }
  }
  for (const [service, row] of Object.entries(expected.host)) {
    for (const [port, answers] of Object.entries(row)) {
      const ours = reach.answersOnMachine(Number(port));
      yield ours === answers ? undefined : `port ${port} of ${service} on the machine: ${ours} instead of ${answers}`;
    }
  }
  for (const [from, isOpen] of Object.entries(expected.default_route)) {
    const ours = reach.hasWayOut(find(from));
    yield ours === isOpen ? undefined : `way out of ${from}: ${ours} instead of ${isOpen}`;
  }
}

function portsOf({ listens }: Asked, id: string): number[] {
  return listens[id.split("#")[0] ?? ""] ?? [];
}

function differenceOfCell(
  asked: Asked,
  from: Container,
  name: string,
  cell: z.output<typeof cellSchema>,
): string | undefined {
  const ask = (port: number): boolean => asked.reach.ask(from, name, port).answers;
  const { resolves } = asked.reach.ask(from, name, 0);
  const tcp =
    typeof cell.tcp === "boolean"
      ? tried(asked, name).some(ask)
      : Object.fromEntries(Object.keys(cell.tcp).map((port) => [port, ask(Number(port))]));
  const ours = { name: resolves, tcp };
  const theirs = { name: cell.name, tcp: cell.tcp };
  return isDeepStrictEqual(ours, theirs)
    ? undefined
    : `${from.id} asks for ${name}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`;
}

/** The ports that are tried of a name: those of the service of this name, else all. */
function tried(asked: Asked, name: string): number[] {
  const own = asked.listens[name];
  return own ?? Object.values(asked.listens).flat();
}
