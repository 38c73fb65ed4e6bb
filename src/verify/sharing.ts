import type { ChildProcess } from "node:child_process";
import { z } from "zod";

/** How the workers of a verification share its parts out: each part is taken by one of them, whoever is free first. */
export interface Sharing {
  /** Takes a part; false when it is taken. */
  take(part: string): Promise<boolean>;
  /** Says that a part that was taken is done, and whether all its proofs held. */
  finish(part: string, held: boolean): Promise<void>;
  /** Waits until a part is done that was taken, and says whether all its proofs held. */
  outcome(part: string): Promise<boolean>;
  /** Waits until all other workers are gone. */
  alone(): Promise<void>;
}

/** The coordinator's list of what is taken. */
export interface Desk {
  take(part: string, worker: string): boolean;
  finish(part: string, held: boolean): void;
  outcome(part: string): Promise<boolean>;
  /** Waits until all workers but this one have left. */
  alone(worker: string): Promise<void>;
  /** Closes what a worker that ended has not done, as not held, and names it. */
  leave(worker: string): string[];
}

/** Opens the desk at which these workers ask, also those that have not started yet. */
export function openDesk(workers: readonly string[]): Desk {
  const gone = new Map(workers.map((worker) => [worker, Promise.withResolvers<void>()]));
  const taken = new Map<string, { worker: string; done: PromiseWithResolvers<boolean> }>();
  const open = new Set<string>();
  const finish = (part: string, held: boolean): void => {
    open.delete(part);
    taken.get(part)?.done.resolve(held);
  };
  return {
    take: (part, worker) => {
      if (taken.has(part)) return false;
      taken.set(part, { worker, done: Promise.withResolvers() });
      open.add(part);
      return true;
    },
    finish,
    outcome: async (part) => (await taken.get(part)?.done.promise) ?? false,
    alone: async (worker) => {
      for (const [other, { promise }] of gone) if (other !== worker) await promise;
    },
    leave: (worker) => {
      const left = [...open].filter((part) => taken.get(part)?.worker === worker);
      for (const part of left) finish(part, false);
      gone.get(worker)?.resolve();
      return left;
    },
  };
}

/** For the only worker there is. */
export function unshared(): Sharing {
  const desk = openDesk([]);
  return {
    take: async (part) => await Promise.resolve(desk.take(part, "")),
    finish: async (part, held) => await Promise.resolve(desk.finish(part, held)),
    outcome: async (part) => await desk.outcome(part),
    alone: async () => await desk.alone(""),
  };
}

const questionSchema = z.discriminatedUnion("ask", [
  z.strictObject({ ask: z.literal("take"), number: z.int(), part: z.string() }),
  z.strictObject({ ask: z.literal("finish"), number: z.int(), part: z.string(), held: z.boolean() }),
  z.strictObject({ ask: z.literal("outcome"), number: z.int(), part: z.string() }),
  z.strictObject({ ask: z.literal("alone"), number: z.int() }),
]);
const answerSchema = z.strictObject({ number: z.int(), answer: z.boolean() });

/** Answers what a worker asks through its channel. */
export function serveDesk(desk: Desk, worker: string, child: ChildProcess): void {
  const find = async (question: z.output<typeof questionSchema>): Promise<boolean> => {
    if (question.ask === "take") return desk.take(question.part, worker);
    if (question.ask === "outcome") return await desk.outcome(question.part);
    if (question.ask === "alone") await desk.alone(worker);
    else desk.finish(question.part, question.held);
    return true;
  };
  const give = async (message: unknown): Promise<void> => {
    const question = questionSchema.parse(message);
    const answer = await find(question);
    // A worker that is gone meanwhile needs no answer.
    if (child.connected) child.send({ number: question.number, answer }, () => undefined);
  };
  child.on("message", (message) => void give(message));
}

/**
 * Asks the coordinator through this process's channel. When the channel closes the coordinator is gone: whoever asks then gets false,
 * and `onClose` is called.
 */
export function askDesk(channel: NodeJS.Process, onClose: () => void): Sharing {
  const waiting = new Map<number, (answer: boolean) => void>();
  channel.on("message", (message) => {
    const { number, answer } = answerSchema.parse(message);
    waiting.get(number)?.(answer);
    waiting.delete(number);
  });
  channel.once("disconnect", () => {
    for (const give of waiting.values()) give(false);
    onClose();
  });
  let asked = 0;
  const ask = async (question: Record<string, string | boolean>): Promise<boolean> => {
    if (!channel.connected) return false;
    const number = (asked += 1);
    return await new Promise<boolean>((resolve) => {
      waiting.set(number, resolve);
      channel.send?.({ ...question, number });
    });
  };
  return {
    take: async (part) => await ask({ ask: "take", part }),
    finish: async (part, held) => void (await ask({ ask: "finish", part, held })),
    outcome: async (part) => await ask({ ask: "outcome", part }),
    alone: async () => void (await ask({ ask: "alone" })),
  };
}
