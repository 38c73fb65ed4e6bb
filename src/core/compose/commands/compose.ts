import { ComposeError } from "../compose-error.ts";
import type { Container } from "../engine/container.ts";
import { Refusal } from "../engine/refusal.ts";
import type { Process } from "../engine/task.ts";
import type { ComposeProject } from "../files.ts";
import { type ActiveProject, choose, readActive } from "./active-project.ts";
import type { CommandLine } from "./command-line.ts";
import { secondsOf, valueOf } from "./flags.ts";
import { restart } from "./restart.ts";
import { execute, runOnce } from "./run.ts";
import type { Session } from "./session.ts";
import { startServices } from "./start-services.ts";
import { down, kill, remove, setPaused, stopServices } from "./stop.ts";
import { createOnly, scaleServices, up } from "./up.ts";

/** What a command works with. */
interface Call extends CommandLine {
  readonly session: Session;
  readonly project: ActiveProject;
  /** Containers of services that the files do not hold, whatever their profiles. */
  readonly orphans: () => readonly Container[];
}

type Command = (call: Call) => number | Process<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  up: ({ session, project, flags, orphans }) => up(session, project, flags, orphans),
  create: ({ session, project, flags, orphans }) => createOnly(session, project, flags, orphans),
  scale: ({ session, project, flags }) => scaleServices(session, project, flags),
  run: ({ session, project, flags }) => runOnce(session, project, flags),
  exec: ({ session, flags }) => execute(session, flags),
  *start({ session, project, flags }) {
    const waits = flags.switches.has("wait");
    const waitTimeout = secondsOf(flags, "wait-timeout") || undefined;
    yield* startServices(session, choose(project, flags.words, "dependencies"), { waits, waitTimeout });
    return 0;
  },
  *stop({ session, project, flags }) {
    yield* stopServices(session, project, flags.words, secondsOf(flags, "timeout"));
    return 0;
  },
  *restart({ session, project, flags }) {
    const withoutDependents = flags.switches.has("no-deps");
    yield* restart(session, project, { names: flags.words, seconds: secondsOf(flags, "timeout"), withoutDependents });
    return 0;
  },
  kill({ session, project, flags }) {
    kill(session, project, flags.words, valueOf(flags, "signal") ?? "SIGKILL");
    return 0;
  },
  pause({ session, project, flags }) {
    setPaused(session, project, flags.words, true);
    return 0;
  },
  unpause({ session, project, flags }) {
    setPaused(session, project, flags.words, false);
    return 0;
  },
  *down({ session, project, flags, orphans }) {
    const removesOrphans = flags.switches.has("remove-orphans");
    yield* down(session, project, {
      names: flags.words,
      seconds: secondsOf(flags, "timeout"),
      withVolumes: flags.switches.has("volumes"),
      removesOrphans,
      orphans: removesOrphans ? orphans() : [],
    });
    return 0;
  },
  *rm({ session, project, flags }) {
    const { switches, words: names } = flags;
    const [stops, isForced, withVolumes] = ["stop", "force", "volumes"].map((name) => switches.has(name));
    yield* remove(session, project, {
      names,
      stops: stops === true,
      isForced: isForced === true,
      withVolumes: withVolumes === true,
    });
    return 0;
  },
  *wait({ session, project, flags }) {
    const chosen = choose(project, flags.words, "nothing");
    const containers = session.containers.filter(({ service, isRunning }) => chosen.services.has(service) && isRunning);
    if (containers.length === 0) throw new Refusal(`no containers for project "${session.project}"`);
    for (const container of containers) yield* session.engine.whenExited(container);
    return containers.at(-1)?.exitCode ?? 0;
  },
};

/** Runs one command. Gives its exit code. @throws Refusal, ComposeError */
export function* runCompose(
  session: Session,
  written: ComposeProject,
  active: ActiveProject,
  line: CommandLine,
): Process<number> {
  const command = COMMANDS[line.command];
  if (command === undefined) return 0;
  const outcome = command({ ...line, session, project: active, orphans: () => orphansOf(session, written, active) });
  return typeof outcome === "number" ? outcome : yield* outcome;
}

/** The containers that belong to the project and to no service of its files; those of `run` when they have ended. */
function orphansOf({ engine, project }: Session, written: ComposeProject, active: ActiveProject): readonly Container[] {
  const known = readWhole(written, active).services;
  return engine.containers.filter(
    ({ plan, service, state }) =>
      plan.project === project && (plan.isOneOff ? state === "exited" : !known.has(service)),
  );
}

/** The project with all profiles on, if it can be read so. */
export function readWhole(written: ComposeProject, active: ActiveProject): ActiveProject {
  try {
    return readActive(written, ["*"], []);
  } catch (error) {
    if (error instanceof ComposeError) return active;
    throw error;
  }
}
