import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Run } from "./run-command.ts";

/** Folders for one verification; their paths are the same each time, so that recorded output is too. */
export interface WorkFolder {
  readonly path: string;
  /** Removes the folder and lets the next verification in. */
  release(): Promise<void>;
}

/** Names the folder of a verification. */
export function workPath(tmp: string): string {
  return join(tmp, "runs-anywhere");
}

/**
 * Takes <tmp>/runs-anywhere for one verification and empties it; engines and ports are the machine's, so two cannot run at once.
 * @throws when another verification that still runs has it.
 */
export async function takeWorkFolder(
  tmp: string,
  run: Run,
  isRunning: (pid: number) => boolean = isProcess,
): Promise<WorkFolder> {
  const path = workPath(tmp);
  const lock = join(path, "verifier.pid");
  const holder = Number(await readFile(lock, "utf8").catch(() => "0"));
  if (holder > 0 && holder !== process.pid && isRunning(holder)) {
    throw new Error(
      `Another verification is running (process ${holder}). Wait until it has ended, then start this one again.`,
    );
  }
  await removeAll(path, run);
  await mkdir(path, { recursive: true });
  await writeFile(lock, `${process.pid}\n`);
  return { path, release: async () => await removeAll(path, run) };
}

/** Names what is mounted below a folder in the text of /proc/self/mounts, the innermost first. */
export function mountsBelow(folder: string, mounts: string): string[] {
  const points = mounts.split("\n").map((line) => line.split(" ")[1]?.replaceAll("\\040", " ") ?? "");
  return points.filter((point) => point.startsWith(`${folder}/`)).toReversed();
}

/**
 * Unmounts what an engine leaves mounted below its folders when it ends: its data on itself, a network namespace.
 * @throws when something stays mounted; nothing below the folder may then be removed.
 */
export async function unmountBelow(folder: string, run: Run): Promise<void> {
  for (const point of mountsBelow(folder, await readMounts())) await run(["umount", point]);
  const [left] = mountsBelow(folder, await readMounts());
  if (left === undefined) return;
  throw new Error(
    `${left} is still mounted, so ${folder} was left as it is. Unmount it (umount ${left}) and run again.`,
  );
}

/** Gives the machine's mounts, or nothing on a system that has no such list. */
async function readMounts(): Promise<string> {
  return await readFile("/proc/self/mounts", "utf8").catch(() => "");
}

/** Removes a folder, but never reaches into something that is still mounted there: that may be the machine's own. */
async function removeAll(folder: string, run: Run): Promise<void> {
  await unmountBelow(folder, run);
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** Says whether a process of that number exists. */
export function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
