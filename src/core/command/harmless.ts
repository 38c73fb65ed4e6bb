import type { PlainCommand } from "./same.ts";

/** A command without what was not asked and does not change its outcome, and remarks on what was left out. */
export interface WithoutHarmless {
  readonly command: PlainCommand;
  readonly remarks: readonly string[];
}

/** Leaves out options that the wanted command has not and that do no harm; ports of this machine alone are ports as well. */
export function withoutHarmless(given: PlainCommand, wanted: PlainCommand): WithoutHarmless {
  const surplus = [...given.flags].flatMap(([flag, values]) =>
    !wanted.flags.has(flag) && isHarmless(given, flag, values) ? [flag] : [],
  );
  const own = given.flags.get("publish") ?? [];
  const ports = own.map((port) => (wanted.flags.get("publish")?.includes(port) ? port : port.replace(LOCAL, "")));
  const isLocal = own.join("\n") !== ports.join("\n");
  const kept = [...given.flags].filter(([flag]) => !surplus.includes(flag));
  const tags = wanted.flags.get("tag") ?? [];
  const isTagged =
    given.name === "build" && tags.length > 0 && tags.every((tag) => given.flags.get("tag")?.includes(tag));
  const same: Readonly<Record<string, readonly string[]>> = {
    publish: ports.toSorted(),
    ...(isTagged && { tag: tags }),
  };
  const flags = kept.map(([flag, values]) => [flag, same[flag] ?? values] as const);
  const named = surplus.map((flag) => `\`--${flag}\``).join(", ");
  return {
    command: { ...given, flags: new Map(flags) },
    remarks: [
      ...(surplus.length > 0 ? [`Not asked, and no harm here: ${named}.`] : []),
      ...surplus.flatMap((flag) => EFFECTS.get(flag) ?? []),
      ...(isLocal ? ["With `127.0.0.1`, only your own machine reaches the port. That is the safer way."] : []),
    ],
  };
}

/** Says whether a script only looks: lists, prints, fetches what is there; the id that a command printed is one as well. */
export function isLooking(script: string): boolean {
  const commands = script.split(/&&|[;\n]/).map((command) => command.trim());
  return commands.every((command) => LOOKING.test(command));
}

const LOCAL = /^127\.0\.0\.1:/;
const LOOKING =
  /^(?:|#.*|[\da-f]{12,64}|(?:\$ )?(?:sudo )?(?:docker (?:(?:container |image )?(?:ps|ls|images|logs|port|inspect|pull)|version|info)|curl|sleep|clear|ls|pwd)(?: [^|>&]*)?)$/;
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  run: ["interactive", "tty", "quiet", "init", "hostname", "label", "expose", "name", "detach"],
  build: ["no-cache", "pull", "quiet", "progress", "label", "provenance", "sbom"],
};

/** What is no harm with some values or beside some options only: the engine refuses \`--rm\` beside \`--restart\`. */
function isHarmless({ name, flags, args }: PlainCommand, flag: string, [value = ""]: readonly string[]): boolean {
  if (ALWAYS[name]?.includes(flag)) return true;
  if (name !== "run") return false;
  if (flag === "rm") return !flags.has("restart");
  if (flag === "restart") return !flags.has("rm");
  if (flag === "pull") return value !== "always" || OFFICIAL.test(args[0] ?? "");
  return flag === "network" && /^(?:bridge|default)$/.test(value);
}

/** Images that Docker Hub has. What somebody built on their own machine is not found there. */
const OFFICIAL = /^(?:hello-world|python|node|postgres|redis|nginx|alpine|debian|ubuntu|busybox):/;

const EFFECTS: ReadonlyMap<string, string> = new Map([
  ["detach", "In the background it prints nothing here: `docker logs` shows what it says."],
  ["rm", "`--rm` removes the container, and its logs with it, as soon as it stops."],
  ["restart", "`--restart` starts it again when it ends."],
]);
