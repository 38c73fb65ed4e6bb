import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { ComposeProject } from "../../core/compose/files.ts";
import { loadProject } from "../../core/compose/load.ts";
import type { Service, Stack } from "../../core/compose/model.ts";
import type { Container } from "../../core/compose/reach/container.ts";
import { commandListeners, type Listener } from "../../core/compose/reach/listens.ts";
import { type Reach, reachOf } from "../../core/compose/reach/reach.ts";
import { Rehearsal } from "../../core/compose/start.ts";
import { composeProject, PROJECT_FOLDER } from "../compose-project.ts";
import { COMPOSE_WORLD } from "../compose-world.ts";

const portsAnswer = z.union([z.boolean(), z.record(z.string(), z.boolean())]);
const cellSchema = z.looseObject({ name: z.boolean(), tcp: portsAnswer.optional() });
const rowsSchema = z.record(z.string(), z.record(z.string(), z.boolean()));
const portsSchema = z
  .union([z.number(), z.string().transform(Number), z.array(z.number())])
  .transform((each) => [each].flat());
const caseSchema = composeProject.extend({
  args: z.array(z.string()).default(["up", "-d"]),
  /** The port that is tried of each service. */
  listens: z.record(z.string(), portsSchema).default({}),
  expected: z.looseObject({
    exit: z.number().optional(),
    states: z.record(z.string(), z.string()).optional(),
    /** Who asks, for which name. */
    matrix: z.record(z.string(), z.record(z.string(), cellSchema)).default({}),
    by_ip: z.record(z.string(), z.record(z.string(), portsAnswer)).default({}),
    /** What answers on the machine itself, by service and port. */
    host: rowsSchema.default({}),
    default_route: z.record(z.string(), z.boolean()).default({}),
  }),
});
type Case = z.output<typeof caseSchema>;

export function cases(file: unknown): readonly unknown[] {
  return z.array(z.looseObject({ files: z.unknown(), expected: z.unknown() })).parse(file);
}

/** Says the first thing in which our answers differ: states, names and ports by name, by address, on the machine, the way out. */
export function disagreement(testCase: unknown): string | undefined {
  const read = caseSchema.parse(testCase);
  const { expected, listens } = read;
  const { exit, states } = rehearse(read);
  if (expected.exit !== undefined && (exit === 0) !== (expected.exit === 0))
    return `up ends with ${exit} instead of ${expected.exit}`;
  const { states: theirs = states } = expected;
  if (!isDeepStrictEqual(countStates(states), countStates(theirs)))
    return `${JSON.stringify(states)} instead of ${JSON.stringify(theirs)} after up`;
  if (Object.keys(theirs).length === 0) return undefined;
  const stack = stackOf(read, Object.keys(theirs));
  const reach = reachOf(stack, {
    listens: listenersOf(stack, listens),
    isRunning: ({ id }) => theirs[id] === "running",
  });
  return [...findDifferences({ reach, listens, expected })].find((each) => each !== undefined);
}

/** Runs the command, and looks a moment later. */
function rehearse(read: Case): { exit: number | undefined; states: Record<string, string> } {
  const { files: _files, ...told } = read;
  const hasNetwork = (network: string): boolean => JSON.stringify(told).includes(network);
  const rehearsal = new Rehearsal(projectOf(read, undefined), { ...COMPOSE_WORLD, hasNetwork });
  const { exit } = rehearsal.run(read.args);
  rehearsal.wait(1);
  const states = [...rehearsal.states].map(([id, state]) => [id, state.replace(/\(.*/s, "")]);
  return { exit, states: Object.fromEntries(states) };
}

/** How many containers of each service are in each state: which of several gets a port for which all ask is chance. */
function countStates(states: Readonly<Record<string, string>>): string[] {
  return Object.entries(states)
    .map(([id, state]) => `${id.split("#")[0]} ${state}`)
    .toSorted();
}

/** The stack as it was started: the services that have containers, each in their number. */
function stackOf(read: Case, ids: readonly string[]): Stack {
  const counts = Map.groupBy(ids, (id) => id.split("#")[0] ?? "");
  const { stack } = loadProject(projectOf(read, [...counts.keys()]));
  const services = [...stack.services.values()].flatMap((service): [string, Service][] => {
    const replicas = counts.get(service.name)?.length;
    return replicas === undefined ? [] : [[service.name, { ...service, replicas }]];
  });
  return { ...stack, services: new Map(services) };
}

function projectOf({ files, env, profiles }: Case, named: readonly string[] | undefined): ComposeProject {
  const environment = new Map(Object.entries(env));
  return { files: new Map(Object.entries(files)), environment, profiles, named, folder: PROJECT_FOLDER };
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
      const ask = (port: number): boolean => reach.answersByAddress(find(from), find(to), port);
      yield differenceOfPorts(`${from} asks for the address of ${to}`, answers, portsOf(asked, to), ask);
    }
  }
  for (const [service, row] of Object.entries(expected.host)) {
    for (const [port, answers] of Object.entries(row)) {
      const [, address = "127.0.0.1", number = port] = /^(.*):(\d+)$/.exec(port) ?? [];
      const ours = reach.answersOnMachine(Number(number), /^(?:127\.|localhost)/.test(address));
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
  const { resolves } = asked.reach.ask(from, name, undefined);
  if (resolves !== cell.name) return `${from.id} asks for ${name}: it ${resolves ? "resolves" : "does not resolve"}`;
  const ask = (port: number): boolean => asked.reach.ask(from, name, port).answers;
  return cell.tcp === undefined
    ? undefined
    : differenceOfPorts(`${from.id} asks for ${name}`, cell.tcp, tried(asked, name), ask);
}

/** Compares for each port that is told, or for any of those that are tried. */
function differenceOfPorts(
  what: string,
  theirs: z.output<typeof portsAnswer>,
  ports: readonly number[],
  ask: (port: number) => boolean,
): string | undefined {
  const ours =
    typeof theirs === "boolean"
      ? ports.some(ask)
      : Object.fromEntries(Object.keys(theirs).map((port) => [port, ask(Number(port))]));
  return isDeepStrictEqual(ours, theirs)
    ? undefined
    : `${what}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`;
}

/** The ports that are tried of a name: those of the service of this name, else all. */
function tried(asked: Asked, name: string): number[] {
  const own = asked.listens[name];
  return own ?? Object.values(asked.listens).flat();
}
