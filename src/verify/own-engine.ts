import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, open, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { EngineAddress } from "./engine.ts";
import type { Run } from "./run-command.ts";

interface EnginePlace {
  /** Where images and the build cache stay between runs. */
  readonly data: string;
  /** Sockets and state of one run; a short path, since a socket's path has at most 107 characters. */
  readonly state: string;
  readonly dockerd: string;
  readonly client: string;
  readonly run: Run;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
  /** Told why when the engine ends though nobody stopped it. */
  readonly onLost: (why: string) => void;
}

/**
 * Starts a Docker Engine of the verifier's own. It runs in the namespaces that own-space.ts makes, so its networks, ports, mounts
 * and processes are its own, and go when the verifier goes.
 * @throws when it does not answer within 60 seconds; the message holds the last lines of its log.
 */
export async function startOwnEngine(place: EnginePlace): Promise<EngineAddress> {
  const { data, state, say } = place;
  await mkdir(data, { recursive: true });
  await mkdir(state, { recursive: true });
  // An engine that was killed leaves the ports of its containers taken in the networks that it stored; all networks are made anew.
  await rm(join(data, "data/network"), { recursive: true, force: true });
  say(`Starting a Docker Engine of the verifier's own, with its data in ${data}`);
  const log = await open(logOf(place), "w");
  await writeFile(join(state, "daemon.json"), "{}\n");
  const child = spawn(place.dockerd, engineOptions(place), { detached: true, stdio: ["ignore", log.fd, log.fd] });
  let stopping = false;
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
  const host = `unix://${join(state, "docker.sock")}`;
  const stop = async (): Promise<void> => {
    stopping = true;
    await endProcess(child, ended);
    await log.close();
  };
  try {
    await untilItAnswers(place, host, () => child.exitCode !== null);
  } catch (error) {
    await stop();
    throw error;
  }
  child.once("exit", () => {
    if (!stopping) place.onLost(`The verifier's Docker Engine ended by itself. ${lastLines(place)}`);
  });
  return { own: true, client: place.client, host, stop };
}

/**
 * Options of dockerd; everything that it does not name is as on any machine: the bridge docker0, the packet filter, the networks.
 * It makes control groups itself: where systemd runs it would ask that to, which knows the processes by other numbers than we do here.
 * A download that breaks off is tried 3 times rather than 5, which gives up after 15 seconds rather than 50.
 */
export function engineOptions({ data, state }: { data: string; state: string }): string[] {
  return [
    `--data-root=${join(data, "data")}`,
    `--exec-root=${join(state, "exec")}`,
    `--pidfile=${join(state, "dockerd.pid")}`,
    `--host=unix://${join(state, "docker.sock")}`,
    `--config-file=${join(state, "daemon.json")}`,
    "--exec-opt=native.cgroupdriver=cgroupfs",
    "--max-download-attempts=3",
  ];
}

async function endProcess(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode === null) child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await ended;
  clearTimeout(late);
}

async function untilItAnswers(place: EnginePlace, host: string, hasEnded: () => boolean): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline && !hasEnded()) {
    const { exit } = await place.run([place.client, "--host", host, "version"], {
      signal: place.signal,
      timeout: 10_000,
    });
    if (exit === 0) return;
    await wait(200);
  }
  throw new Error(`The verifier's Docker Engine did not start. ${lastLines(place)}`);
}

function lastLines(place: EnginePlace): string {
  const log = readFileSync(logOf(place), "utf8");
  return `The last lines of ${logOf(place)}:\n${log.slice(-2000)}`;
}

function logOf({ data }: Pick<EnginePlace, "data">): string {
  return join(data, "dockerd.log");
}
