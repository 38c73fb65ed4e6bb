import { readActive } from "./commands/active-project.ts";
import { type CommandLine, readCommandLine } from "./commands/command-line.ts";
import { readWhole, runCompose } from "./commands/compose.ts";
import { valueOf } from "./commands/flags.ts";
import { Session } from "./commands/session.ts";
import { ComposeError } from "./compose-error.ts";
import { type Edge, findEdges } from "./edges.ts";
import type { Container } from "./engine/container.ts";
import { Engine } from "./engine/engine.ts";
import type { StackEvent } from "./engine/stack-event.ts";
import { Files } from "./engine/files.ts";
import { Refusal } from "./engine/refusal.ts";
import { Task } from "./engine/task.ts";
import { ORDINARY_WORLD, type World } from "./engine/world.ts";
import type { ComposeProject } from "./files.ts";
import { joinPath } from "./paths.ts";

/** What one command of Compose does, and what it leaves. */
export interface Answer {
  /** Undefined when the command does not end, such as one that waits for a job which fails and starts again for ever. */
  readonly exit: number | undefined;
  /** The last thing that Compose prints about it, in its own words. */
  readonly message: string | undefined;
  /** Seconds from the beginning of the simulation at which it began and ended. */
  readonly from: number;
  readonly to: number;
  /** What happened while it ran and in the moment after. */
  readonly events: readonly StackEvent[];
  /** How containers are in the end, by "db", "db#2" or "db(run)": "running", "running(unhealthy)", "exited(1)", "created". */
  readonly states: ReadonlyMap<string, string>;
  /** Finds the dependencies whose dependent was started, and whether what comes first came first. */
  readonly findEdges: () => readonly Edge[];
}

/** How a command ended, and how its edges are found among what happened. */
interface Ended extends Pick<Answer, "exit" | "message"> {
  readonly edges: (events: readonly StackEvent[]) => readonly Edge[];
}

const findNone: Ended["edges"] = () => [];

/** How long the stack is watched after a command, as a person looks when it is done. */
const LOOK_SECONDS = 0.3;
/** What takes longer than a week, or more works than this, is taken for endless. */
const LONGEST_SECONDS = 7 * 24 * 3600;
const MOST_WORKS = 300_000;

/** A stack that is tried out over simulated time, with one command after the other. */
export class Rehearsal {
  readonly engine: Engine;
  #project: ComposeProject;

  constructor(project: ComposeProject, world: World = ORDINARY_WORLD) {
    this.#project = { ...project, documents: project.documents ?? new Map() };
    this.engine = new Engine(world, hostOf(project, world));
  }

  /** The project as it is now. */
  get project(): ComposeProject {
    return this.#project;
  }

  /** Edits files of the project. */
  edit(files: ReadonlyMap<string, string>): void {
    this.#project = { ...this.#project, files: new Map([...this.#project.files, ...files]), documents: new Map() };
    for (const [path, text] of files) this.engine.host.write(joinPath(this.#project.folder, path), text);
  }

  /** Runs a command: the words behind `docker compose`. */
  run(line: readonly string[]): Answer {
    const { clock } = this.engine;
    const [from, since] = [clock.now, this.engine.events.length];
    const ended = this.#run(line);
    const to = clock.now;
    this.wait(LOOK_SECONDS);
    const events = this.engine.events.slice(since);
    const { exit, message } = ended;
    return { exit, message, from, to, events, states: this.states, findEdges: () => ended.edges(events) };
  }

  /** Lets time pass. */
  wait(seconds: number): void {
    const { clock } = this.engine;
    const until = clock.now + Math.min(seconds, LONGEST_SECONDS);
    const limit = clock.done + MOST_WORKS;
    while (clock.done < limit && clock.step(until)) continue;
    clock.skipTo(until);
  }

  /** Lets the process of a service's first container fail. */
  crash(service: string): void {
    const container = this.engine.containers.find((each) => each.service === service && each.isRunning);
    if (container) this.engine.crash(container);
  }

  /** How the containers are now. */
  get states(): ReadonlyMap<string, string> {
    return new Map(this.engine.containers.map((container) => [labelOf(container), stateOf(container)]));
  }

  #run(line: readonly string[]): Ended {
    try {
      const read = readCommandLine(line);
      const written = this.#projectFor(read);
      const profiles = read.general.values.get("profile") ?? [];
      const active = readActive(written, profiles, namedIn(read));
      const session = new Session(this.engine, active.name);
      const task = new Task(this.engine.clock, runCompose(session, written, active, read));
      this.#goOnUntil(task);
      if (task.refusal) throw task.refusal;
      const whole = (events: readonly StackEvent[]): Edge[] => findEdges(readWhole(written, active).services, events);
      return { exit: task.result, message: session.warnings.at(-1), edges: whole };
    } catch (error) {
      if (error instanceof ComposeError)
        return { exit: 1, message: error.composeSays ?? error.message, edges: findNone };
      if (error instanceof Refusal) return { exit: error.exit, message: error.message, edges: findNone };
      throw error;
    }
  }

  #goOnUntil(task: Task<number>): void {
    const { clock } = this.engine;
    const [until, limit] = [clock.now + LONGEST_SECONDS, clock.done + MOST_WORKS];
    while (!task.hasEnded && clock.done < limit && clock.step(until)) continue;
    task.stop();
  }

  #projectFor({ general }: CommandLine): ComposeProject {
    const name = valueOf(general, "project-name");
    const composeFiles = general.values.get("file") ?? this.#project.composeFiles;
    const environment = new Map(this.#project.environment);
    if (name !== undefined) environment.set("COMPOSE_PROJECT_NAME", name);
    return { ...this.#project, composeFiles, environment };
  }
}

function hostOf({ files, folder }: ComposeProject, { knowsFolder }: World): Files {
  const isMissing = (path: string): boolean => knowsFolder && path.startsWith(`${folder}/`);
  const host = new Files((path) => path === folder || (isMissing(path) ? false : undefined));
  for (const [path, text] of files) host.write(joinPath(folder, path), text);
  return host;
}

/** The services that a command names, whose profiles are on with that. */
function namedIn({ command, flags }: CommandLine): readonly string[] {
  if (command === "run" || command === "exec") return flags.words.slice(0, 1);
  return command === "scale" ? flags.words.map((word) => word.split("=")[0] ?? "") : flags.words;
}

function labelOf({ plan }: Container): string {
  const number = plan.number > 1 ? `#${plan.number}` : "";
  return `${plan.service.name}${plan.isOneOff ? "(run)" : number}`;
}

function stateOf({ state, exitCode, health }: Container): string {
  if (state === "exited") return `exited(${exitCode})`;
  return state === "running" && health === "unhealthy" ? "running(unhealthy)" : state;
}
