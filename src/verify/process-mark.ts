import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Marks a running process: its number and when it started, since numbers are given again. */
export function processMark(pid: number): string {
  return `${pid} ${startOf(pid) ?? ""}`.trimEnd();
}

/** Says whether the process of a mark still runs; one that shows only a number is judged by that. */
export function isRunning(mark: string): boolean {
  const [number = "", ...start] = mark.trim().split(" ");
  const pid = Number(number);
  if (!(pid > 0) || !isProcess(pid)) return false;
  const now = startOf(pid);
  return now !== undefined && (start.length === 0 || now === "" || start.join(" ") === now);
}

/** Says whether a process of that number exists. */
function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** When a process started, as the system counts it; empty when it does not say, undefined when the process has ended and nobody collected it. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== "linux")
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)])
        .toString()
        .trim();
    // After the number comes the program's name in brackets, which may hold anything, then the state; the start is the 22nd of all.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return "";
  }
}
