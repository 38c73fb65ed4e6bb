import { cut } from "../../dockerfile/text.ts";
import type { Container } from "../engine/container.ts";
import { Refusal } from "../engine/refusal.ts";
import type { Process } from "../engine/task.ts";
import { type ActiveProject, choose } from "./active-project.ts";
import { create, type CreateOptions } from "./create.ts";
import { type Flags, secondsOf, valueOf } from "./flags.ts";
import type { Session } from "./session.ts";
import { startServices } from "./start-services.ts";
import { stopServices } from "./stop.ts";

/** `up`: creates what is missing or differs, then starts it in the order of its conditions. Gives the exit code. */
export function* up(
  session: Session,
  project: ActiveProject,
  flags: Flags,
  orphans: () => readonly Container[],
): Process<number> {
  const { switches, words } = flags;
  checkCombinations(flags);
  const from = valueOf(flags, "exit-code-from");
  if (from !== undefined && !project.services.has(from)) throw new Refusal(`no such service: ${from}: not found`);
  if (project.services.size === 0) throw new Refusal("no service selected");
  const scaled = scale(choose(project, words, "dependencies"), flags);
  const chosen = switches.has("no-deps") ? choose(scaled, words, "nothing") : scaled;
  yield* create(session, chosen, readCreateOptions(flags, orphans));
  if (switches.has("no-start")) return 0;
  const waits = switches.has("wait");
  const waitTimeout = secondsOf(flags, "wait-timeout") || undefined;
  const exits = new ExitWatch(session, words.length > 0 ? words : [...chosen.services.keys()]);
  yield* startServices(session, chosen, { waits, waitTimeout });
  if (switches.has("detach") || waits) return 0;
  return yield* stayAttached(session, chosen, flags, exits);
}

/** `create`: what `up` does, without the start. */
export function* createOnly(
  session: Session,
  project: ActiveProject,
  flags: Flags,
  orphans: () => readonly Container[],
): Process<number> {
  yield* create(session, scale(choose(project, flags.words, "dependencies"), flags), readCreateOptions(flags, orphans));
  return 0;
}

/** `scale`: creates or removes containers until there are as many as told, and starts them. */
export function* scaleServices(session: Session, project: ActiveProject, flags: Flags): Process<number> {
  const wrong = flags.words.find((word) => !/^[^=]+=\d+$/.test(word));
  if (wrong !== undefined) throw new Refusal(`invalid scale specifier: ${wrong}`);
  const named = flags.words.map((word) => word.split("=")[0] ?? "");
  const among = choose(project, named, flags.switches.has("no-deps") ? "nothing" : "dependencies");
  const chosen = scale(among, { ...flags, values: new Map([["scale", flags.words]]) });
  yield* create(session, chosen, { ...readCreateOptions(flags, () => []), named });
  yield* startServices(session, chosen, { waits: false, waitTimeout: undefined });
  return 0;
}

function checkCombinations({ switches, values }: Flags): void {
  const pairs = [
    ["force-recreate", "no-recreate"],
    ["always-recreate-deps", "no-recreate"],
    ["renew-anon-volumes", "no-recreate"],
    ["build", "no-build"],
  ];
  for (const [one = "", other = ""] of pairs)
    if (switches.has(one) && switches.has(other)) throw new Refusal(`--${one} and --${other} are incompatible`);
  const waits = switches.has("wait");
  const isAttached =
    ATTACHED.some((name) => switches.has(name) || values.has(name)) ||
    (values.has("exit-code-from") && !switches.has("abort-on-container-failure"));
  if ((waits || switches.has("detach")) && isAttached)
    throw new Refusal(
      `--${waits ? "wait" : "detach"} cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach, --attach-dependencies or --watch`,
    );
}

/** Options of somebody who stays and looks on. */
const ATTACHED = ["abort-on-container-exit", "abort-on-container-failure", "attach", "attach-dependencies", "watch"];

function readCreateOptions(flags: Flags, orphans: () => readonly Container[]): CreateOptions {
  const { switches, words } = flags;
  const isForced = switches.has("force-recreate") || switches.has("renew-anon-volumes");
  return {
    named: words,
    recreation: switches.has("no-recreate") ? "never" : isForced ? "force" : "diverged",
    recreationOfOthers: switches.has("no-recreate")
      ? "never"
      : switches.has("always-recreate-deps")
        ? "force"
        : "diverged",
    inherits: !switches.has("renew-anon-volumes"),
    timeout: secondsOf(flags, "timeout"),
    orphans: switches.has("remove-orphans") ? orphans() : [],
  };
}

function scale(project: ActiveProject, { values }: Flags): ActiveProject {
  const services = new Map(project.services);
  for (const text of values.get("scale") ?? []) {
    const [name, number = ""] = cut(text, "=");
    const service = services.get(name);
    if (number === "") throw new Refusal(`invalid --scale option "${text}". Should be SERVICE=NUM`);
    if (!/^\d+$/.test(number)) throw new Refusal(`strconv.Atoi: parsing "${number}": invalid syntax`);
    if (service === undefined) throw new Refusal(`no such service: ${name}: not found`);
    services.set(name, { ...service, replicas: Number(number) });
  }
  return { ...project, services };
}

/** Notes which container of a set of services exits first, from now on. */
class ExitWatch {
  readonly #session: Session;
  readonly #services: ReadonlySet<string>;
  readonly #since: number;

  constructor(session: Session, services: readonly string[]) {
    this.#session = session;
    this.#services = new Set(services);
    this.#since = session.engine.events.length;
  }

  /** The exit codes so far, with their services. */
  get exits(): readonly { readonly service: string; readonly code: number }[] {
    return this.#session.engine.events
      .slice(this.#since)
      .filter(({ kind, service, isOneOff }) => kind === "exited" && !isOneOff && this.#services.has(service))
      .map(({ service, code = 0 }) => ({ service, code }));
  }

  get open(): readonly Container[] {
    return this.#session.containers.filter(
      ({ service, state }) => this.#services.has(service) && (state === "running" || state === "restarting"),
    );
  }
}

/** Without `-d`, `up` ends when all that it shows have ended, or when the first one has and it was told to stop then. */
function* stayAttached(session: Session, project: ActiveProject, flags: Flags, watch: ExitWatch): Process<number> {
  const from = valueOf(flags, "exit-code-from");
  const onFailure = flags.switches.has("abort-on-container-failure");
  const onExit = flags.switches.has("abort-on-container-exit") || (from !== undefined && !onFailure);
  const abort = (): { readonly code: number } | undefined =>
    watch.exits.find(({ code }) => onExit || (onFailure && code !== 0));
  for (let open = watch.open; open.length > 0 && abort() === undefined; open = watch.open) yield* waitForAny(open);
  const first = abort();
  if (first === undefined) return 0;
  yield* stopServices(session, project, [], secondsOf(flags, "timeout"));
  return watch.exits.find(({ service }) => service === from)?.code ?? first.code;
}

function* waitForAny(containers: readonly Container[]): Process {
  yield (resume) => {
    let isAwake = false;
    for (const container of containers) {
      const stop = container.watch(() => {
        stop();
        if (!isAwake && (isAwake = true)) resume();
      });
    }
  };
}
