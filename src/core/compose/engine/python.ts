import type { Shell } from "./shell.ts";
import { pause, type Process } from "./task.ts";

/** What short Python programs are made of here, in the order in which it stands in them. */
const STEP =
  /time\.sleep\(\s*([\d.]+)\s*\)|(?:exit|_exit|SystemExit)\(\s*(\d*)\s*\)|open\(\s*['"]([^'"]+)['"]\s*,\s*['"][wa]|(exit\(\s*['"]|raise\s+(?!SystemExit)\w+|\b1\s*\/\s*0\b|assert\s+(?:False|0)\b)|(while\s+(?:True|1)\b|serve_forever|urlopen|connect\(|create_connection)/g;

/** Runs Python, of which only short programs behind `-c` are understood: sleeping, writing a file and ending. */
export function* runPython(shell: Shell, words: readonly string[], replacesShell: boolean): Process<number> {
  const script = words.find((word) => !word.startsWith("-")) ?? "";
  if (script.startsWith("/") && shell.machine.has(script) === false) return 2;
  const [program, handler] = withoutHandler(words[words.indexOf("-c") + 1] ?? "");
  if (handler !== undefined) shell.machine.signals.endsAt = () => handler;
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

/** Takes out of a program what it does at a signal; gives the code with which it ends then, if it has such a handler. */
function withoutHandler(program: string): readonly [string, number | undefined] {
  const [handler, code] = /signal\.signal\([^;\n]*?exit\((\d*)\)[^;\n]*/.exec(program) ?? [];
  return handler === undefined ? [program, undefined] : [program.replace(handler, ""), Number(code)];
}
