import { availableParallelism } from "node:os";
import type { ContentFolders } from "../schemas/evidence-folder.ts";
import { startApart, type ApartProcess } from "./own-space.ts";
import { shareOut } from "./targets.ts";

interface WorkerOrder {
  readonly targets: readonly string[];
  readonly folders: ContentFolders;
  /** The program and its words without targets. */
  readonly words: readonly string[];
  readonly variables: NodeJS.ProcessEnv;
  /** This run's folder. */
  readonly work: string;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
}

/** The environment variable that tells a worker its number, from 1. */
export const WORKER = "RUNS_ANYWHERE_WORKER";

/** The last line of a verification, which sums it up. */
export function summarise({ passed, failed }: { passed: number; failed: number }): string {
  return `verify: ${passed} passed, ${failed} failed`;
}

/** Shares the targets out to workers, each with an engine of its own, and sums up what they proved. */
export async function verifyApart(order: WorkerOrder): Promise<{ passed: number; failed: number }> {
  const shares = await shareTargets(order);
  const workers: ApartProcess[] = [];
  const counts = { passed: 0, failed: 0 };
  const stop = (): void => {
    for (const worker of workers) worker.stop();
  };
  order.signal.addEventListener("abort", stop);
  const exits = await Promise.all(
    shares.map(async (targets, index) => {
      let summed = false;
      const onLine = (line: string): void => {
        const [, passed, failed] = /^verify: (\d+) passed, (\d+) failed$/.exec(line) ?? [];
        if (passed === undefined) return order.print(line);
        summed = true;
        counts.passed += Number(passed);
        counts.failed += Number(failed);
      };
      const number = String(index + 1);
      const env = { ...order.variables, [WORKER]: number };
      const worker = await startApart({ ...order, words: [...order.words, ...targets], env, own: number, onLine });
      workers.push(worker);
      if (order.signal.aborted) worker.stop();
      const exit = await worker.exit;
      return summed ? undefined : { exit, targets };
    }),
  );
  for (const lost of exits.filter((exit) => exit !== undefined)) {
    counts.failed += 1;
    order.print(
      `✗ The part of the verifier that proved ${lost.targets.join(", ")} ended with code ${lost.exit} before it was done. ` +
        "What it had proved is kept; run the same command again.",
    );
  }
  return counts;
}

/** One worker for a processor, and never one without work; a build takes more than one processor as it is. */
async function shareTargets({ targets, folders }: WorkerOrder): Promise<string[][]> {
  const count = Math.max(1, Math.min(availableParallelism(), targets.length, MOST_WORKERS));
  const shares = await Promise.all(
    Array.from({ length: count }, async (_, index) => await shareOut(folders, targets, { index: index + 1, count })),
  );
  return shares.filter((share) => share.length > 0);
}

/** Each worker's engine has images and a cache of its own, some gigabytes. */
const MOST_WORKERS = 4;
