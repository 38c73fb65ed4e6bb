import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { tether } from "./orphans.ts";
import { isRunning, processMark } from "./process-mark.ts";
import { runCommand } from "./run-command.ts";

test("a tethered command has an empty input and gives what it did", async () => {
  const { run, release } = tether(runCommand);
  expect(await run(["sh", "-c", "cat; echo done"])).toMatchObject({ exit: 0, stdout: "done\n" });
  expect(await run(["cat"], { input: "typed" })).toHaveProperty("stdout", "typed");
  release();
});

test("a tethered command ends when its verification is killed", async () => {
  const program = `
    import { tether } from "${import.meta.dirname}/orphans.ts";
    import { runCommand } from "${import.meta.dirname}/run-command.ts";
    const { run } = tether(runCommand);
    await run(["true"]);
    await run(["sleep", "60"], { onStart: ({ pid }) => console.log(pid) });`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], { stdio: ["ignore", "pipe", 2] });
  const [pid] = await once(child.stdout ?? child, "data");
  const mark = processMark(Number(String(pid)));
  expect(isRunning(mark)).toBe(true);
  child.kill("SIGKILL");
  for (let tenths = 0; tenths < 50 && isRunning(mark); tenths += 1) await wait(100);
  expect(isRunning(mark)).toBe(false);
});
