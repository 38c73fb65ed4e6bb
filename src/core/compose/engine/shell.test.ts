import { expect, test } from "vitest";
import { HOSTILE_TEXTS } from "../../hostile-texts.ts";
import { Clock } from "./clock.ts";
import { Files } from "./files.ts";
import { type Machine, Signals } from "./machine.ts";
import { runCommand } from "./shell.ts";
import { Task } from "./task.ts";

const UNKNOWN = 77;

/** Runs a script; gives its exit code, or "never", and the seconds that it took. */
function run(script: string, longest = 1000): readonly [number | "never", number] {
  const clock = new Clock();
  const files = new Files();
  const machine: Machine = {
    clock,
    isOver: false,
    has: (path) => files.has(path),
    read: (path) => files.read(path),
    write: (path, text) => {
      files.write(path, text);
      return undefined;
    },
    remove: (path) => files.remove(path),
    runUnknown: function* runUnknown() {
      yield (resume) => clock.after(0, resume);
      return UNKNOWN;
    },
    signals: new Signals(),
  };
  const task = new Task(clock, runCommand(machine, ["sh", "-c", script]));
  while (!task.hasEnded && clock.done < 10_000 && clock.step(longest)) continue;
  return [task.result ?? "never", clock.now];
}

/** The exit codes and seconds that dash 0.5.12 gave, in a Debian 13 container. */
test.each([
  ["exit 3", 3, 0],
  ["false; exit", 1, 0],
  ["sleep 0.5; exit 2", 2, 0.5],
  ["true && false || exit 4", 4, 0],
  ["! true", 1, 0],
  ["if test -f /f; then exit 1; elif [ 2 -gt 1 ]; then exit 5; else exit 6; fi", 5, 0],
  ["touch /f; test -f /f && exit 7", 7, 0],
  ["touch /f; rm /f; [ -e /f ]", 1, 0],
  ["echo 2 > /n; n=$(cat /n); n=$((n+1)); [ $n -eq 3 ]", 0, 0],
  ["n=$(cat /n 2>/dev/null || echo 0); exit $n", 0, 0],
  ["echo error >&2; exit 9", 9, 0],
  ["for i in 1 2 3; do sleep 1; done; exit $i", 3, 3],
  ["n=0; until [ $n -ge 3 ]; do n=$((n+1)); sleep 1; done", 0, 3],
  ["(exit 3); echo done", 0, 0],
  ["sleep 2 & sleep 1; wait; exit 8", 8, 2],
  ["exec sleep 2; exit 9", 0, 2],
  ['x="a b"; [ "$x" = \'a b\' ]', 0, 0],
  ["[ ${UNSET:-word} = word ]", 0, 0],
  ["sleep 1 # exit 3", 0, 1],
])("`%s` ends with %i after %d s", (script, code, seconds) => {
  const [ours, took] = run(script);
  expect(ours).toBe(code);
  expect(took).toBeCloseTo(seconds);
});

test("a loop in which no time passes never ends, and does not hang", () => {
  expect(run("while true; do :; done")[0]).toBe("never");
});

test("a program that nobody knows is left to the machine", () => {
  expect(run("gunicorn app:app")[0]).toBe(UNKNOWN);
});

test.each(Object.entries(HOSTILE_TEXTS))("the hostile text of %s is run or left alone", (_, make) => {
  expect(() => run(make(2000))).not.toThrow();
});
