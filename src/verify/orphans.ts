import { spawn } from "node:child_process";
import type { Run } from "./run-command.ts";

/** Commands that end when this process does, however it ends. */
export interface Tethered {
  readonly run: Run;
  /** Lets go of the process that watches. */
  readonly release: () => void;
}

/**
 * Reads which process groups run, "+ 12" and "- 12", and ends those that are left when its input closes, which it does when the
 * verifier is killed: what a command of a killed verification still made would be found by nobody.
 */
const WATCH = `groups=
while read -r sign group; do
  left=
  for each in $groups; do [ "$each" = "$group" ] || left="$left $each"; done
  groups=$left
  [ "$sign" = - ] || groups="$groups $group"
done
for each in $groups; do kill -s KILL -- "-$each" 2>/dev/null; done`;

/** Has a process of its own, which a kill of this one does not reach, end the commands that are left. */
export function tether(run: Run): Tethered {
  const watch = spawn("/bin/sh", ["-c", WATCH], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  watch.stdin.on("error", () => undefined);
  watch.unref();
  const tethered: Run = async (command, options = {}) => {
    let group: number | undefined;
    const onStart: typeof options.onStart = (child) => {
      group = child.pid;
      if (group !== undefined) watch.stdin.write(`+ ${group}\n`);
      options.onStart?.(child);
    };
    // A command that nothing is typed into has an empty input, as without onStart.
    const input = options.input ?? (options.onStart === undefined ? "" : undefined);
    return await run(command, { ...options, ...(input !== undefined && { input }), onStart }).finally(() => {
      if (group !== undefined) watch.stdin.write(`- ${group}\n`);
    });
  };
  return { run: tethered, release: () => watch.stdin.end() };
}
