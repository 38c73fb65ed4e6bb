import type { Shell } from "./shell.ts";
import { pause, type Process } from "./task.ts";

/** What short Python programs are made of here, in the order in which it stands in them. */
const STEP =
  /time\.sleep\(\s*([\d.]+)\s*\)|(?:exit|_exit|SystemExit)\(\s*(\d*)\s*\)|open\(\s*['"]([^'"]+)['"]\s*,\s*['"][wa]|(raise\s+(?!SystemExit)\w+|\b1\s*\/\s*0\b|assert\s+(?:False|0)\b)|(while\s+(?:True|1)\b|serve_forever|urlopen|connect\(|create_connection)/g;

/** Runs Python, of which only short programs behind `-c` are understood: sleeping, writing a file and ending. */
export function* runPython(shell: Shell, words: readonly string[], replacesShell: boolean): Process<number> {
  const program = words[words.indexOf("-c") + 1] ?? "";
  const unknown = (): Process<number> => shell.machine.runUnknown(["python", ...words], replacesShell);
  if (!words.includes("-c")) return yield* unknown();
  for (const [, seconds, code, path, failure, other] of program.matchAll(STEP)) {
    if (seconds !== undefined) yield* pause(shell.machine.clock, Number(seconds));
    else if (code !== undefined) return Number(code) % 256 || 0;
    else if (path !== undefined) shell.machine.write(path, "");
    else if (failure !== undefined) return 1;
    else if (other !== undefined) return yield* unknown();
  }
  return 0;
}
