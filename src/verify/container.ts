import { setTimeout as wait } from "node:timers/promises";
import { answer, type Engine } from "./engine.ts";
import { excerpt, ProofFailure, roundSeconds } from "./proof.ts";
import { printed } from "./run-command.ts";

/** A container that was started from an image under test. */
export interface RunningContainer {
  /** Its name, known before it is made, so that it is removed even when Ctrl-C comes in between. */
  readonly id: string;
  /** "http://127.0.0.1:32768" */
  readonly origin: string;
  /** How long it took to report healthy; absent without a health check. */
  readonly healthySeconds?: number;
}

/**
 * Runs an image with its port published on a free one of this machine, hands it to `use` when it is healthy, and removes it.
 * @throws ProofFailure with the container's log when it ends or does not become healthy within three minutes.
 */
export async function withContainer<Result>(
  engine: Engine,
  { image, port }: { image: string; port: number },
  use: (container: RunningContainer) => Promise<Result>,
): Promise<Result> {
  const id = "runs-anywhere-service";
  try {
    const options = ["--label", engine.label, "--publish", `127.0.0.1::${port}`];
    await answer(engine.docker, ["run", "--detach", "--name", id, ...options, image]);
    const start = performance.now();
    const healthy = await untilHealthy(engine, id);
    const published = await answer(engine.docker, ["port", id, `${port}/tcp`]);
    const origin = `http://${published.split("\n")[0] ?? ""}`;
    const healthySeconds = roundSeconds((performance.now() - start) / 1000);
    if (!healthy) await untilListening(engine, id, origin);
    return await use({ id, origin, ...(healthy && { healthySeconds }) });
  } finally {
    await engine.tidy(["rm", "--force", "--volumes", id]);
  }
}

/** Names the account that the container's first process runs as, as the process itself shows it. */
export async function askUser(engine: Engine, id: string): Promise<string> {
  const named = await engine.docker(["exec", id, "stat", "-c", "%U", "/proc/1"]);
  const name = named.stdout.trim();
  if (named.exit === 0 && name !== "" && name !== "UNKNOWN") return name;
  const status = await answer(engine.docker, ["exec", id, "cat", "/proc/1/status"]);
  return /^Uid:\s+(\d+)/m.exec(status)?.[1] ?? "unknown";
}

/** Checks that come every half a minute once a container had time to start may let the first two pass on a busy machine. */
const PATIENCE = 3 * 60_000;

/** Gives true once the health check has passed, false when the image has none. */
async function untilHealthy(engine: Engine, id: string): Promise<boolean> {
  const format = "{{.State.Running}} {{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}";
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline; await wait(200)) {
    const [running, health] = (await answer(engine.docker, ["inspect", "--format", format, id])).split(" ");
    if (running !== "true")
      throw new ProofFailure(`The container ended at once. Its log:\n${await readLog(engine, id)}`);
    if (health === "healthy") return true;
    if (health === "none") return false;
    if (health === "unhealthy") break;
  }
  throw new ProofFailure(`The container did not become healthy. Its log:\n${await readLog(engine, id)}`);
}

/** Waits until the service answers anything at all; an engine's proxy takes connections before it does. */
async function untilListening(engine: Engine, id: string, origin: string): Promise<void> {
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline; await wait(200)) {
    const answered = await fetch(origin, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    await answered?.body?.cancel();
    if (answered !== undefined) return;
    const running = await answer(engine.docker, ["inspect", "--format", "{{.State.Running}}", id]);
    if (running !== "true") break;
  }
  throw new ProofFailure(
    `The service in the container does not answer at ${origin}. Its log:\n${await readLog(engine, id)}`,
  );
}

async function readLog(engine: Engine, id: string): Promise<string> {
  return excerpt(printed(await engine.tidy(["logs", "--tail", "25", id])));
}
