import { field, isTrue, itemsOf, numberOf, textOf, textsOf, withFields } from "../field.ts";
import { type MapNode, type Node, plainOf } from "../node.ts";
import { readTimeSpan } from "../time-span.ts";

/** What decides how containers of a service are made, started and ended, beyond what the stack holds. */
export interface Lifecycle {
  /** "never", "always", …; undefined: fetched when it is not there. */
  readonly pullPolicy: string | undefined;
  /** The services of which it shares a namespace. */
  readonly sharesWith: readonly string[];
  /** The service of which it shares the network, the processes or the memory: `pid: service:x`. */
  readonly shares: { readonly [Namespace in "network_mode" | "pid" | "ipc"]: string | undefined };
  /** Whether others may share its memory: `ipc: shareable`. */
  readonly isIpcShareable: boolean;
  /** Whether a small program is process 1 that hands on signals. */
  readonly usesInit: boolean;
  /** Whether somebody could type something: `tty` or `stdin_open`. */
  readonly hasTerminal: boolean;
  /** The signal that asks it to end, without "SIG"; undefined for the usual one. */
  readonly stopSignal: string | undefined;
  /** What Compose runs in it once it has started: `post_start`. */
  readonly afterStart: readonly (readonly string[])[];
  /** Seconds between the request to end and the kill. */
  readonly graceSeconds: number;
  /** Targets of `tmpfs:`. */
  readonly tmpfs: readonly string[];
  readonly restart: RestartPolicy;
  /** Whether `deploy.replicas` is 0, so that Compose does not even wait for what it depends on. */
  readonly isSwitchedOff: boolean;
  /** Its configuration as text, without what does not make Compose create containers anew. */
  readonly fingerprint: string;
}

export interface RestartPolicy {
  readonly when: "never" | "on-failure" | "always";
  /** How often at most; 0 is for ever. */
  readonly attempts: number;
}

const GRACE_SECONDS = 10;
const NANOSECONDS_PER_SECOND = 1e9;

/** Reads the lifecycles of all services of a model in its long form. */
export function readLifecycles(model: MapNode): ReadonlyMap<string, Lifecycle> {
  const services = field(model, "services");
  if (services?.kind !== "map") return new Map();
  return new Map([...services.entries].map(([name, { value }]) => [name, readLifecycle(value)]));
}

function readLifecycle(service: Node): Lifecycle {
  const shared = (key: string): string | undefined => /^service:(.*)$/.exec(textOf(field(service, key)) ?? "")?.[1];
  const shares = { network_mode: shared("network_mode"), pid: shared("pid"), ipc: shared("ipc") };
  const grace = readTimeSpan(textOf(field(service, "stop_grace_period")) ?? "");
  return {
    pullPolicy: textOf(field(service, "pull_policy")),
    sharesWith: Object.values(shares).filter((name) => name !== undefined),
    shares,
    isIpcShareable: ["shareable", "host"].includes(textOf(field(service, "ipc")) ?? ""),
    usesInit: isTrue(field(service, "init")),
    hasTerminal: isTrue(field(service, "tty")) || isTrue(field(service, "stdin_open")),
    afterStart: itemsOf(field(service, "post_start")).map((hook) => textsOf(field(hook, "command"))),
    stopSignal: readSignal(textOf(field(service, "stop_signal"))),
    graceSeconds: "nanoseconds" in grace ? grace.nanoseconds / NANOSECONDS_PER_SECOND : GRACE_SECONDS,
    tmpfs: textsOf(field(service, "tmpfs")).map((text) => text.split(":", 1)[0] ?? ""),
    restart: readRestart(service),
    isSwitchedOff: numberOf(field(field(service, "deploy"), "replicas")) === 0,
    fingerprint: fingerprintOf(service),
  };
}

/** Numbers of signals that people send. */
const SIGNALS: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, USR1: 10, USR2: 12, TERM: 15 };

/** Gives the name of a signal, be it written "SIGTERM", "term" or "15". */
export function readSignal<Text extends string | undefined>(text: Text): Text | string {
  const name = text?.toUpperCase().replace(/^SIG/, "");
  return Object.keys(SIGNALS).find((each) => String(SIGNALS[each]) === name) ?? name ?? text;
}

/** The code with which a process ends that a signal ends. */
export function codeOfSignal(name: string): number {
  return 128 + (SIGNALS[name] ?? 0);
}

function readRestart(service: Node): RestartPolicy {
  const policy = field(field(service, "deploy"), "restart_policy");
  const [word = "", attempts = "0"] = (textOf(field(service, "restart")) ?? "").split(":");
  const condition = policy ? (textOf(field(policy, "condition")) ?? "") : word;
  const when =
    condition === "on-failure"
      ? condition
      : ["always", "unless-stopped", "any"].includes(condition)
        ? "always"
        : "never";
  return { when, attempts: policy ? (numberOf(field(policy, "max_attempts")) ?? 0) : Number(attempts) || 0 };
}

/** Writes a configuration as text that is the same in whatever order its keys stand. */
export function writeSorted(node: Node): string {
  return JSON.stringify(plainOf(node), sortKeys);
}

function fingerprintOf(service: Node): string {
  if (service.kind !== "map") return "";
  const deploy = field(service, "deploy");
  const left = withFields(service, {
    build: undefined,
    pull_policy: undefined,
    scale: undefined,
    depends_on: undefined,
    profiles: undefined,
    ...(deploy?.kind === "map" && { deploy: withFields(deploy, { replicas: undefined }) }),
  });
  return writeSorted(left);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
