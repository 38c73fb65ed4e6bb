import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isRunning, processMark } from "./process-mark.ts";
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
  runs: (mark: string) => boolean = isRunning,
): Promise<WorkFolder> {
  const path = workPath(tmp);
  const us = processMark(process.pid);
  const holder = await holderOf(path);
  if (holder !== "" && holder !== us && runs(holder)) throw new Error(otherRuns(holder));
  await removeAll(path, run);
  await mkdir(path, { recursive: true });
  await writeFile(lockOf(path), `${us}\n`);
  return { path, release: async () => await removeAll(path, run) };
}

/** Says that another verification runs, given its process's mark. */
export function otherRuns(holder: string): string {
  return `Another verification is running (process ${holder.split(" ")[0]}). Wait until it has ended, then start this one again.`;
}

/** Removes the folder of a verification that was killed, unless another one has taken it since. */
export async function removeLeftFolder(path: string, holder: string, run: Run): Promise<void> {
  if ((await holderOf(path)) === holder) await removeAll(path, run);
}

async function holderOf(path: string): Promise<string> {
  return (await readFile(lockOf(path), "utf8").catch(() => "")).trim();
}

function lockOf(path: string): string {
  return join(path, "verifier.pid");
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
