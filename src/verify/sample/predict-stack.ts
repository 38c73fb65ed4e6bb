import { findEdges } from "../../core/compose/edges.ts";
import type { StackEvent } from "../../core/compose/engine/stack-event.ts";
import { ORDINARY_WORLD } from "../../core/compose/engine/world.ts";
import type { ComposeProject } from "../../core/compose/files.ts";
import { loadProject } from "../../core/compose/load.ts";
import { reachOf } from "../../core/compose/reach/reach.ts";
import { Rehearsal } from "../../core/compose/start.ts";
import { findFile, writeFile } from "../../core/compose/survival.ts";
import type { RandomStack } from "./random-stack.ts";

/** What is seen of a stack after a command, a line for each thing. */
export type Sight = readonly string[];

/** The file that is left in a folder, to see whether it is found later. */
export const MARK = "left-before";
/** Until then jobs have ended and health is known. */
const SETTLED_SECONDS = 10;

/** Says what will be seen after each command of a stack. */
export function predictStack(stack: RandomStack): Sight[] {
  const project = projectOf(stack);
  const rehearsal = new Rehearsal(project, ORDINARY_WORLD);
  return stack.commands.map((command, index) => {
    const answer = rehearsal.run(command);
    rehearsal.wait(SETTLED_SECONDS);
    const { states } = rehearsal;
    const running = stack.services.filter(({ name }) => states.get(name)?.startsWith("running"));
    if (index === 0)
      for (const { name, folders } of running) for (const folder of folders) writeFile(rehearsal, name, pathOf(folder));
    return [
      sayExit(answer.exit),
      ...[...states].map(([name, state]) => sayState(name, state)),
      ...(command[0] === "up" ? sayEdges(stack, answer.events) : []),
      ...running.flatMap(({ name, folders }) =>
        folders.map((folder) => sayFile(name, folder, findFile(rehearsal, name, pathOf(folder)).isThere)),
      ),
      ...sayWays(stack, project, new Set(running.map(({ name }) => name))),
    ];
  });
}

function projectOf({ text }: RandomStack): ComposeProject {
  const files = new Map([["compose.yaml", text]]);
  return { files, environment: new Map(), profiles: [], folder: "/sample" };
}

/** Who reaches whom by which name, and what answers on the machine. */
function sayWays({ services, ports }: RandomStack, project: ComposeProject, running: ReadonlySet<string>): string[] {
  const reach = reachOf(loadProject(project).stack, { isRunning: ({ id }) => running.has(id) });
  const asking = reach.containers.filter(({ id }) => running.has(id));
  const ways = asking.flatMap((from) =>
    services.flatMap(({ names, port }) =>
      names.map((name) => {
        const { resolves, answers } = reach.ask(from, name, port);
        return sayWay(from.id, name, port, resolves ? (answers ? "answers" : "is silent") : "is unknown");
      }),
    ),
  );
  return [...ways, ...ports.map((port) => sayPort(port, reach.answersOnMachine(port, true)))];
}

export function sayExit(exit: number | undefined): string {
  return `The command ends with ${exit}.`;
}

export function sayState(name: string, state: string): string {
  return `${name}: ${state}`;
}

/** Whether each dependency whose dependent was started came first. */
export function sayEdges(stack: RandomStack, events: readonly StackEvent[]): string[] {
  const { services } = loadProject(projectOf(stack)).stack;
  return findEdges(services, events).map(
    ({ first, then, held }) => `${held ? "First" : "Not first"} "${first}", then "${then}".`,
  );
}

export function sayFile(name: string, folder: string, isThere: boolean): string {
  return `${name} ${isThere ? "finds" : "does not find"} its file in ${folder}.`;
}

export function sayWay(from: string, name: string, port: number, what: string): string {
  return `${from} asks ${name}:${port}: it ${what}.`;
}

export function sayPort(port: number, answers: boolean): string {
  return `Port ${port} of the machine ${answers ? "answers" : "is silent"}.`;
}

export function pathOf(folder: string): string {
  return `${folder.replace(/\/$/, "")}/${MARK}`;
}
