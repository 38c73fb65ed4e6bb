import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { engineOptions } from "../verify/own-engine.ts";
import { startApart } from "../verify/own-space.ts";

/** A Docker Engine that is somebody's, on a machine of its own as far as networks go. */
export interface FoundEngine {
  /** What starts a program there, and what tells the verifier to use this engine. */
  readonly enter: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Runs the client and gives the lines that it prints. @throws when it fails. */
  readonly docker: (...args: string[]) => string[];
  /** Ends it, with all that it runs. */
  stop(): Promise<void>;
}

/** Starts an engine with everything that it keeps in a folder. @throws when it does not answer within half a minute. */
export async function startFoundEngine(folder: string): Promise<FoundEngine> {
  const [work, own] = [join(folder, "machine"), "engine"];
  const state = join(work, own);
  await mkdir(state, { recursive: true });
  await writeFile(join(state, "daemon.json"), "{}\n");
  const options = engineOptions({ data: join(folder, "data"), state: work });
  const words = ["sh", "-c", 'exec "$@" >"$0" 2>&1', join(folder, "dockerd.log"), "dockerd", ...options];
  const apart = await startApart({ words, env: process.env, work, own, onLine: () => undefined });
  const host = `unix://${join(state, "docker.sock")}`;
  const docker = (...args: string[]): string[] =>
    execFileSync("docker", ["--host", host, ...args], { encoding: "utf8", stdio: "pipe" })
      .split("\n")
      .filter(Boolean);
  await untilItAnswers(docker);
  return {
    enter: ["nsenter", `--net=/proc/${apart.child.pid}/ns/net`],
    env: { RUNS_ANYWHERE_ENGINE: "found", DOCKER_HOST: host },
    docker,
    stop: async () => {
      apart.child.kill("SIGKILL");
      await apart.exit;
    },
  };
}

/** Lists what is on an engine, each with its id and names, and the records of its build cache. */
export function listAll({ docker }: FoundEngine): string[] {
  return [
    ...docker("ps", "--all", "--format", "container {{.ID}} {{.Names}}"),
    ...docker("network", "ls", "--format", "network {{.ID}} {{.Name}}"),
    ...docker("volume", "ls", "--format", "volume {{.Name}}"),
    ...docker("image", "ls", "--format", "image {{.ID}} {{.Repository}}:{{.Tag}}"),
    ...docker("buildx", "du", "--verbose").filter((line) => line.startsWith("ID:")),
  ].toSorted();
}

async function untilItAnswers(docker: FoundEngine["docker"]): Promise<void> {
  for (let tenths = 0; ; tenths += 1) {
    try {
      return void docker("version");
    } catch (error) {
      if (tenths > 300) throw error;
      await wait(100);
    }
  }
}
