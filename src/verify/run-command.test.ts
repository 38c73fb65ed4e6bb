import { expect, test } from "vitest";
import { Interrupted, printed, runCommand } from "./run-command.ts";

test("runCommand(…) gives both streams and the exit code of a command that fails", async () => {
  const result = await runCommand(["sh", "-c", "echo out; echo err >&2; exit 3"]);
  expect(result).toMatchObject({ exit: 3, stdout: "out\n", stderr: "err\n" });
});

test("runCommand(…) hands in a clean environment and input", async () => {
  const result = await runCommand(["/bin/sh", "-c", "cat; echo $HOME-$A"], { env: { A: "1" }, input: "typed " });
  expect(result.stdout).toBe("typed -1\n");
});

test("runCommand(…) ends what takes too long, with what it has started, and gives 124", async () => {
  const result = await runCommand(["sh", "-c", "sleep 60 & wait"], { timeout: 100 });
  expect(result.exit).toBe(124);
  expect(result.seconds).toBeLessThan(5);
});

test("runCommand(…) rejects when it is interrupted, and does not start afterwards", async () => {
  const stop = new AbortController();
  const running = runCommand(["sleep", "60"], { signal: stop.signal, onStart: () => stop.abort() });
  await expect(running).rejects.toThrow(Interrupted);
  await expect(runCommand(["true"], { signal: stop.signal })).rejects.toThrow(Interrupted);
});

test("runCommand(…) rejects when there is no such program", async () => {
  await expect(runCommand(["no-such-program"])).rejects.toThrow("ENOENT");
});

test("printed(…) puts the streams one after the other", () => {
  expect(printed({ stdout: "a\n\n", stderr: "b\n" })).toBe("a\nb");
  expect(printed({ stdout: "", stderr: "" })).toBe("");
});
