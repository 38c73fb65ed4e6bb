import { expect, test } from "vitest";
import { commandSchema, type Command } from "../schemas/session.ts";
import { runCommand, type CommandResult, type Run } from "./run-command.ts";
import { commandWords, milliseconds, runSessionCommand, type Shell } from "./session-command.ts";

const command = (fields: object): Command => commandSchema.parse({ run: "true", ...fields });
const shell = (run: Run): Shell => ({
  run,
  cwd: "/",
  env: { PATH: "/usr/bin:/bin" },
  signal: new AbortController().signal,
});

test("milliseconds(…) reads seconds and milliseconds", () => {
  expect([milliseconds("3s"), milliseconds("500ms")]).toEqual([3000, 500]);
});

test("a command with a terminal runs in one of 100 columns", () => {
  expect(commandWords({ run: "ls", tty: false }, "linux", "/bin/sh")).toEqual(["/bin/sh", "-c", "ls"]);
  expect(commandWords({ run: "ls", tty: true }, "linux", "/bin/sh").join(" ")).toContain("stty cols 100 rows 30; ls");
});

test("a command is asked again until it prints what it should", async () => {
  const answers = ["", "starting", '{"status":"ok"}'];
  const run: Run = async () => result(0, answers.shift() ?? "");
  const ended = await runSessionCommand(shell(run), command({ until: '"ok"' }));
  expect(ended.stdout).toBe('{"status":"ok"}');
  expect(answers).toEqual([]);
});

test("asking again ends after the timeout with the last answer", async () => {
  const ended = await runSessionCommand(
    shell(async () => result(7, "")),
    command({ until: "ok", timeout: "700ms" }),
  );
  expect(ended.exit).toBe(7);
});

test("a build is not ended after the timeout of other commands", async () => {
  const limits: (number | undefined)[] = [];
  const run: Run = async (_, options) => {
    limits.push(options?.timeout);
    return result(0, "");
  };
  await runSessionCommand(shell(run), command({ run: "docker build ." }));
  await runSessionCommand(shell(run), command({ run: "docker ps" }));
  expect(limits).toEqual([600_000, 20_000]);
});

test("Ctrl-C after a time ends a command that would go on", async () => {
  const ended = await runSessionCommand(shell(runCommand), command({ run: "sleep 60", stop: "200ms" }));
  expect(ended.exit).toBe(130);
});

function result(exit: number, stdout: string): CommandResult {
  return { exit, stdout, stderr: "", seconds: 0.1 };
}
