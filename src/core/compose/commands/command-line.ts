import { Refusal } from "../engine/refusal.ts";
import { type Flags, type Grammar, readFlags } from "./flags.ts";

/** A command line of Compose, without `docker compose` itself. */
export interface CommandLine {
  readonly command: string;
  readonly flags: Flags;
  /** The options before the command: `profile`, `file`, `project-name` and others. */
  readonly general: Flags;
}

const GENERAL: Grammar = {
  values: ["profile", "file", "project-name", "env-file", "project-directory", "ansi", "progress", "parallel"],
  switches: ["compatibility", "all-resources", "dry-run", "verbose"],
  short: { f: "file", p: "project-name" },
  endsAtWord: true,
};

const TIMEOUT: Grammar = { values: ["timeout"], switches: [], short: { t: "timeout" } };

const CREATION: Grammar = {
  values: ["scale", "timeout", "pull"],
  switches: [
    "build",
    "no-build",
    "force-recreate",
    "no-recreate",
    "always-recreate-deps",
    "renew-anon-volumes",
    "remove-orphans",
    "no-deps",
    "quiet-pull",
    "quiet-build",
    "yes",
  ],
  short: { t: "timeout", V: "renew-anon-volumes", y: "yes" },
};

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  up: {
    values: [...CREATION.values, "wait-timeout", "exit-code-from", "attach", "no-attach"],
    switches: [
      ...CREATION.switches,
      "detach",
      "wait",
      "no-start",
      "abort-on-container-exit",
      "abort-on-container-failure",
      "attach-dependencies",
      "no-color",
      "no-log-prefix",
      "timestamps",
      "menu",
      "watch",
    ],
    short: { ...CREATION.short, d: "detach", w: "watch" },
  },
  create: CREATION,
  scale: { values: [], switches: ["no-deps"], short: {} },
  start: { values: ["wait-timeout"], switches: ["wait"], short: {} },
  stop: TIMEOUT,
  restart: { ...TIMEOUT, switches: ["no-deps"] },
  kill: { values: ["signal"], switches: ["remove-orphans"], short: { s: "signal" } },
  down: {
    values: ["timeout", "rmi"],
    switches: ["volumes", "remove-orphans"],
    short: { t: "timeout", v: "volumes" },
  },
  rm: {
    values: [],
    switches: ["force", "stop", "volumes", "all"],
    short: { f: "force", s: "stop", v: "volumes", a: "all" },
  },
  run: {
    values: ["env", "name", "user", "workdir", "entrypoint", "volume", "publish", "label", "pull"],
    switches: [
      "detach",
      "rm",
      "no-TTY",
      "no-tty",
      "no-deps",
      "service-ports",
      "use-aliases",
      "build",
      "quiet",
      "interactive",
    ],
    short: {
      d: "detach",
      T: "no-TTY",
      e: "env",
      u: "user",
      w: "workdir",
      v: "volume",
      p: "publish",
      l: "label",
      P: "service-ports",
      q: "quiet",
      i: "interactive",
    },
    endsAtWord: true,
  },
  exec: {
    values: ["env", "user", "workdir", "index"],
    switches: ["detach", "no-TTY", "no-tty", "privileged", "interactive", "tty"],
    short: { d: "detach", T: "no-TTY", e: "env", u: "user", w: "workdir", i: "interactive", t: "tty" },
    endsAtWord: true,
  },
  pause: { values: [], switches: [], short: {} },
  unpause: { values: [], switches: [], short: {} },
  wait: { values: [], switches: ["down-project"], short: {} },
};

/** Commands that only look, fetch or build. */
const QUIET = new Set(
  "build config convert cp events images logs ls pull push port ps stats top version volumes viz".split(" "),
);

/** Reads the words behind `docker compose`. @throws Refusal for a command or option that there is not. */
export function readCommandLine(line: readonly string[]): CommandLine {
  const general = readFlags(GENERAL, line);
  const [command = "", ...rest] = general.words;
  const grammar = Object.hasOwn(GRAMMARS, command) ? GRAMMARS[command] : undefined;
  if (grammar) return { command, general, flags: readFlags(grammar, rest) };
  if (QUIET.has(command)) return { command, general, flags: { values: new Map(), switches: new Set(), words: rest } };
  throw new Refusal(`unknown docker command: "compose ${command}"`);
}
