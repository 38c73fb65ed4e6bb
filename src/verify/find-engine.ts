import { access, constants } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { EngineAddress } from "./engine.ts";
import { startOwnEngine } from "./own-engine.ts";
import { SPACE_PROGRAMS } from "./own-space.ts";
import type { Run } from "./run-command.ts";

interface Machine {
  readonly variables: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** The number of the user; 0 is root. */
  readonly user: number | undefined;
  readonly run: Run;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
  /** The data folder of the verifier's own engine, in the namespaces that it has then; undefined to use the engine that answers. */
  readonly ownData: string | undefined;
  /** The folder for this run. */
  readonly work: string;
  readonly onLost: (why: string) => void;
}

/** Has the verifier use the engine that answers also where it could have one of its own: "found". */
const CHOICE = "RUNS_ANYWHERE_ENGINE";

/** Says whether the verifier can have an engine of its own: as root on Linux, where the programs for one are installed. */
export async function canHaveOwnEngine(machine: Pick<Machine, "variables" | "platform" | "user">): Promise<boolean> {
  if (machine.platform !== "linux" || machine.user !== 0 || machine.variables[CHOICE] === "found") return false;
  for (const program of ["dockerd", "docker", ...SPACE_PROGRAMS]) {
    if ((await first(inPath(machine, program))) === undefined) return false;
  }
  return true;
}

/**
 * Gives an engine: one of the verifier's own where it can have one, else the one that answers.
 * @throws when there is none; the message says what to install.
 */
export async function findEngine(machine: Machine): Promise<EngineAddress> {
  const { ownData, work, run, say, signal, onLost } = machine;
  if (ownData !== undefined) {
    const dockerd = await first(inPath(machine, "dockerd"));
    const client = await first(["/usr/bin/docker", ...inPath(machine, "docker")]);
    if (client === undefined || dockerd === undefined) throw new Error(noEngine(machine));
    const state = join(work, "engine");
    return await startOwnEngine({ data: ownData, state, dockerd, client, run, say, signal, onLost });
  }
  for (const client of inPath(machine, "docker")) {
    if ((await first([client])) === undefined) continue;
    const { exit } = await machine.run([client, "version"], { timeout: 20_000, signal: machine.signal });
    if (exit === 0) return await foundEngine(machine, client);
  }
  throw new Error(noEngine(machine));
}

async function foundEngine({ run, variables, say }: Machine, client: string): Promise<EngineAddress> {
  const asked = await run([client, "context", "inspect", "--format", "{{.Endpoints.docker.Host}}"]);
  const host = variables["DOCKER_HOST"] || asked.stdout.trim() || "unix:///var/run/docker.sock";
  say(`Using the Docker Engine at ${host}: images named as in the sessions are built there and removed again`);
  const config = variables["DOCKER_CONFIG"] || join(homedir(), ".docker");
  return { own: false, client, host, plugins: join(config, "cli-plugins"), stop: async () => undefined };
}

function inPath({ variables }: Pick<Machine, "variables">, program: string): string[] {
  const folders = (variables["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...folders, "/usr/sbin", "/sbin"].map((folder) => join(folder, program));
}

async function first(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return undefined;
}

function noEngine({ platform, user }: Machine): string {
  const advice =
    platform === "linux"
      ? `Install one: "apt-get install docker.io docker-cli docker-buildx docker-compose" on Debian 13, or follow docs.docker.com/engine/install.${
          user === 0 ? "" : " Then start it and join the group docker, or run this as root."
        }`
      : "Install Docker Desktop, Colima or Rancher Desktop and start it.";
  return `No Docker Engine answers, and the verifier proves nothing without one. ${advice}`;
}
