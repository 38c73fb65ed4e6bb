import { startApart, type ApartProcess } from "./own-space.ts";
import { openDesk, serveDesk } from "./sharing.ts";

interface WorkerOrder {
  readonly targets: readonly string[];
  /** How many. */
  readonly workers: number;
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

/**
 * Has workers prove the targets, each with an engine of its own, and sums up what they proved. They share the parts of each target, so
 * none is idle while there is something to take.
 */
export async function verifyApart(order: WorkerOrder): Promise<{ passed: number; failed: number }> {
  const counts = { passed: 0, failed: 0 };
  if (order.targets.length === 0 || order.signal.aborted) return counts;
  const workers: ApartProcess[] = [];
  const numbers = Array.from({ length: order.workers }, (_, index) => String(index + 1));
  const desk = openDesk(numbers);
  const stop = (): void => {
    for (const worker of workers) worker.stop();
  };
  order.signal.addEventListener("abort", stop);
  const work = async (number: string): Promise<void> => {
    let summed = false;
    const onLine = (line: string): void => {
      const [, passed, failed] = /^verify: (\d+) passed, (\d+) failed$/.exec(line) ?? [];
      if (passed === undefined) return order.print(line);
      summed = true;
      counts.passed += Number(passed);
      counts.failed += Number(failed);
    };
    const env = { ...order.variables, [WORKER]: number };
    const worker = await startApart({ ...order, words: [...order.words, ...order.targets], env, own: number, onLine });
    workers.push(worker);
    serveDesk(desk, number, worker.child);
    if (order.signal.aborted) worker.stop();
    const exit = await worker.exit;
    const left = desk.leave(number);
    if (summed) return;
    counts.failed += 1;
    order.print(
      `✗ The part of the verifier that proved ${left.join(", ") || "nothing yet"} ended with code ${exit} before it was done. ` +
        "What it had proved is kept; run the same command again.",
    );
  };
  await Promise.all(numbers.map(work));
  return counts;
}
