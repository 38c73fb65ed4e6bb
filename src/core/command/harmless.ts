import type { PlainCommand } from "./same.ts";

/** A command without what was not asked and does not change its outcome, and remarks on what was left out. */
export interface WithoutHarmless {
  readonly command: PlainCommand;
  readonly remarks: readonly string[];
}

/** Leaves out options that the wanted command has not and that do no harm; ports of this machine alone are ports as well. */
export function withoutHarmless(given: PlainCommand, wanted: PlainCommand): WithoutHarmless {
  const spared = HARMLESS[given.name] ?? [];
  const surplus = [...given.flags.keys()].filter((flag) => spared.includes(flag) && !wanted.flags.has(flag));
  const own = given.flags.get("publish") ?? [];
  const ports = own.map((port) => (wanted.flags.get("publish")?.includes(port) ? port : port.replace(LOCAL, "")));
  const isLocal = own.join("\n") !== ports.join("\n");
  const kept = [...given.flags].filter(([flag]) => !surplus.includes(flag));
  const flags = kept.map(([flag, values]) => [flag, flag === "publish" ? ports.toSorted() : values] as const);
  const named = surplus.map((flag) => `\`--${flag}\``).join(", ");
  return {
    command: { ...given, flags: new Map(flags) },
    remarks: [
      ...(surplus.length > 0 ? [`Not asked, and no harm here: ${named}.`] : []),
      ...(isLocal ? ["With `127.0.0.1`, only your own machine reaches the port. That is the safer way."] : []),
    ],
  };
}

const LOCAL = /^127\.0\.0\.1:/;
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  run: ["interactive", "tty", "quiet", "pull", "init"],
  build: ["no-cache", "pull", "quiet", "progress"],
};
