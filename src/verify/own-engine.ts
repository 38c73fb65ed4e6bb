import { spawn } from "node:child_process";
import { access, mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { EngineAddress } from "./engine.ts";
import { printed, type Command, type Run } from "./run-command.ts";
import { isProcess, unmountBelow } from "./work-folder.ts";

const BRIDGE = "runs-anywhere0";
const ADDRESS = "10.213.37.1/24";

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
}

/**
 * Starts a Docker Engine of the verifier's own beside any other: its own data, state, socket, bridge and containerd namespace.
 * @throws when it does not answer within 60 seconds; the message holds the last lines of its log.
 */
export async function startOwnEngine(place: EnginePlace): Promise<EngineAddress> {
  const { data, state, run, say } = place;
  await mkdir(data, { recursive: true });
  await mkdir(state, { recursive: true });
  await endLeftOver(place);
  say(`Starting a Docker Engine of the verifier's own: data in ${data}, bridge ${BRIDGE}`);
  await addBridge(run);
  const log = await open(join(data, "dockerd.log"), "w");
  await writeFile(join(state, "daemon.json"), "{}\n");
  const child = spawn(place.dockerd, engineOptions(place), {
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
  const host = `unix://${join(state, "docker.sock")}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.pid !== undefined) await endProcess(child.pid);
    await ended;
    await log.close();
    await unmountBelow(data, run);
    await run(["ip", "link", "delete", BRIDGE]);
  };
  try {
    await untilItAnswers(place, host, () => child.exitCode !== null);
  } catch (error) {
    await stop();
    throw error;
  }
  return { own: true, client: place.client, host, stop };
}

/**
 * Options of dockerd. The packet filter is left alone: starting, an engine flushes the rules of any other and they stay when it
 * ends. Ports are published by its proxy, and builds take the machine's network, so nothing here needs them.
 * No address pool is given, since with one a starting dockerd removes docker0, whoever made it (moby, daemon_unix.go).
 */
export function engineOptions({ data, state }: { data: string; state: string }): string[] {
  return [
    `--data-root=${join(data, "data")}`,
    `--exec-root=${join(state, "exec")}`,
    `--pidfile=${join(data, "dockerd.pid")}`,
    `--host=unix://${join(state, "docker.sock")}`,
    `--config-file=${join(state, "daemon.json")}`,
    `--bridge=${BRIDGE}`,
    "--containerd-namespace=runs-anywhere",
    "--containerd-plugins-namespace=runs-anywhere-plugins",
    "--iptables=false",
    "--ip6tables=false",
    "--ip-forward=false",
  ];
}

/** Ends the engine of a verification that was killed before it could. */
async function endLeftOver({ data, run, say }: EnginePlace): Promise<void> {
  const pidFile = join(data, "dockerd.pid");
  const pid = Number(await readFile(pidFile, "utf8").catch(() => "0"));
  const command = pid > 0 ? await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "") : "";
  if (command.includes(`--pidfile=${pidFile}`)) {
    say("Ending the engine of a verification that was killed");
    await endProcess(pid);
  }
  await rm(pidFile, { force: true });
  await unmountBelow(data, run);
  if (await exists(`/sys/class/net/${BRIDGE}`)) await run(["ip", "link", "delete", BRIDGE]);
}

async function endProcess(pid: number): Promise<void> {
  process.kill(pid, "SIGTERM");
  for (let tenths = 0; tenths < 200 && isProcess(pid); tenths += 1) await wait(100);
  if (isProcess(pid)) process.kill(pid, "SIGKILL");
}

async function addBridge(run: Run): Promise<void> {
  const commands: Command[] = [
    ["ip", "link", "add", "name", BRIDGE, "type", "bridge"],
    ["ip", "address", "add", ADDRESS, "dev", BRIDGE],
    ["ip", "link", "set", BRIDGE, "up"],
  ];
  for (const command of commands) {
    const result = await run(command).catch((cause: unknown) => {
      throw new Error("The verifier's engine needs the program ip. Install it: apt-get install iproute2", { cause });
    });
    if (result.exit !== 0)
      throw new Error(
        `The verifier's engine needs a network bridge, but "${command.join(" ")}" failed:\n${printed(result)}`,
      );
  }
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
  const log = await readFile(join(place.data, "dockerd.log"), "utf8");
  throw new Error(
    `The verifier's Docker Engine did not start. The last lines of ${place.data}/dockerd.log:\n${log.slice(-2000)}`,
  );
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
