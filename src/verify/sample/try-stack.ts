import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { EventKind, StackEvent } from "../../core/compose/engine/stack-event.ts";
import { answer, type Docker } from "../engine.ts";
import { pathOf, sayEdges, sayExit, sayFile, sayPort, sayState, sayWay, type Sight } from "./predict-stack.ts";
import type { RandomStack } from "./random-stack.ts";

/** Where a stack is tried. */
export interface StackPlace {
  readonly docker: Docker;
  /** A folder of its own. */
  readonly folder: string;
  /** A project's name of its own. */
  readonly project: string;
}

const LOOKS = 12;
const PAUSE = 500;

/**
 * Starts a stack with a Docker Engine, does to it what it says, and leaves nothing behind. Gives what is seen after each command, where
 * it looks again until that is what was expected, since jobs end and checks pass in their own time.
 */
export async function tryStack(
  stack: RandomStack,
  place: StackPlace,
  isExpected: (sight: Sight, index: number) => boolean,
): Promise<Sight[]> {
  const compose = (...words: readonly string[]): ReturnType<Docker> =>
    place.docker(["compose", "--project-name", place.project, ...words], { cwd: place.folder, timeout: 90_000 });
  await rm(place.folder, { recursive: true, force: true });
  await mkdir(place.folder, { recursive: true });
  await writeFile(join(place.folder, "compose.yaml"), stack.text);
  const sights: Sight[] = [];
  try {
    for (const [index, command] of stack.commands.entries()) {
      const since = Date.now() / 1000;
      const { exit } = await compose(...command);
      if (index === 0) await leaveFiles(stack, place);
      const look = async (): Promise<Sight> => [sayExit(exit), ...(await lookAround(stack, place, command, since))];
      let sight = await look();
      for (let looks = 1; looks < LOOKS && !isExpected(sight, index); looks += 1) {
        await wait(PAUSE);
        sight = await look();
      }
      sights.push(sight);
      if (!isExpected(sight, index)) break;
    }
    return sights;
  } finally {
    await compose("--profile=*", "down", "--volumes", "--remove-orphans", "--timeout=0");
  }
}

const containerSchema = z.object({
  Id: z.string(),
  State: z.object({
    Status: z.string(),
    ExitCode: z.number(),
    Health: z.object({ Status: z.string() }).nullish(),
  }),
  Config: z.object({ Labels: z.record(z.string(), z.string()) }),
});

interface Seen {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

async function lookAround(
  stack: RandomStack,
  place: StackPlace,
  command: readonly string[],
  since: number,
): Promise<string[]> {
  const containers = await listContainers(place);
  const running = containers.filter(({ state }) => state.startsWith("running"));
  const inside = await Promise.all(running.map(async (each) => await lookInside(stack, place, each)));
  return [
    ...containers.map(({ name, state }) => sayState(name, state)),
    ...(command[0] === "up" ? sayEdges(stack, await listEvents(place, since)) : []),
    ...inside.flat(),
    ...(await Promise.all(stack.ports.map(async (port) => sayPort(port, await isAnswered(port))))),
  ];
}

async function listContainers({ docker, project }: StackPlace): Promise<Seen[]> {
  const ids = await answer(docker, ["ps", "--all", "--quiet", "--filter", labelOf(project)]);
  if (ids === "") return [];
  const { stdout } = await docker(["inspect", ...ids.split("\n")]);
  return z.array(containerSchema).parse(JSON.parse(stdout)).map(readContainer);
}

function readContainer({ Id: id, State, Config }: z.output<typeof containerSchema>): Seen {
  const { Status: status, ExitCode: code, Health: health } = State;
  const isUnhealthy = status === "running" && health?.Status === "unhealthy";
  const state = status === "exited" ? `exited(${code})` : isUnhealthy ? "running(unhealthy)" : status;
  return { id, name: Config.Labels["com.docker.compose.service"] ?? "", state };
}

function labelOf(project: string): string {
  return `label=com.docker.compose.project=${project}`;
}

async function leaveFiles({ services }: RandomStack, place: StackPlace): Promise<void> {
  for (const { id, name, state } of await listContainers(place)) {
    const paths = services.find((each) => each.name === name)?.folders.map(pathOf) ?? [];
    if (state.startsWith("running")) await place.docker(["exec", id, "touch", ...paths]);
  }
}

/** Asks from inside of a container for its files, and for every name and port. */
async function lookInside({ services }: RandomStack, { docker }: StackPlace, { id, name }: Seen): Promise<string[]> {
  const folders = services.find((each) => each.name === name)?.folders ?? [];
  const questions = services.flatMap(({ names, port }) => names.map((asked) => `${asked}:${port}`));
  const { stdout } = await docker(["exec", id, "sh", "-c", LOOK, "sh", folders.map(pathOf).join(" "), ...questions]);
  const lines = stdout.split("\n");
  return [
    ...folders.map((folder) => sayFile(name, folder, lines.includes(pathOf(folder)))),
    ...questions.map((question) => {
      const [asked = "", port] = question.split(":");
      return sayWay(name, asked, Number(port), readAnswer(lines.find((line) => line.startsWith(`${question} `)) ?? ""));
    }),
  ];
}

/** Prints the files that are there, and for each name with a port what its web server or busybox says. */
const LOOK = `for file in $1; do [ -e "$file" ] && echo "$file"; done
shift
for question in "$@"; do
  (echo "$question $(wget -q -T 3 -O /dev/null "http://$question/" 2>&1 | tr '\\n' ' ')") &
done
wait`;

function readAnswer(line: string): string {
  if (line.includes("bad address")) return "is unknown";
  return /can't connect|timed out/.test(line) ? "is silent" : "answers";
}

/** Whether a web server answers, and not only the engine that waits in its place. */
async function isAnswered(port: number): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(3000) }).then(
    () => true,
    () => false,
  );
}

const eventSchema = z.object({
  Action: z.string(),
  timeNano: z.number(),
  Actor: z.object({ Attributes: z.record(z.string(), z.string()) }),
});

const KINDS: Readonly<Record<string, EventKind>> = {
  create: "created",
  start: "started",
  die: "exited",
  destroy: "removed",
  "health_status: healthy": "healthy",
  "health_status: unhealthy": "unhealthy",
};

async function listEvents({ docker, project }: StackPlace, since: number): Promise<StackEvent[]> {
  const span = ["--since", since.toFixed(3), "--until", (Date.now() / 1000).toFixed(3)];
  const filters = ["--filter", "type=container", "--filter", labelOf(project)];
  const printed = await answer(docker, ["events", ...span, ...filters, "--format", "{{json .}}"]);
  return printed.split("\n").flatMap((line): StackEvent[] => {
    if (line === "") return [];
    const { Action, timeNano, Actor } = eventSchema.parse(JSON.parse(line));
    const kind = KINDS[Action];
    const service = Actor.Attributes["com.docker.compose.service"] ?? "";
    return kind === undefined ? [] : [{ time: timeNano / 1e9, kind, service, number: 1, isOneOff: false }];
  });
}
