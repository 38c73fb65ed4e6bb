import { describe, expect, test } from "vitest";
import { LoadFailure, type Ending, type Program, type Runtime, type RuntimeState } from "../../runtimes/runtime.ts";
import { SharedEngine, type RunListener } from "./shared-engine.ts";

/** An engine whose programs run until the test ends them. */
class HandEngine implements Runtime {
  readonly offer = { name: "Hand", version: "1", folder: "/", files: [] };
  state: RuntimeState = "idle";
  readonly began: string[] = [];
  resets = 0;
  fails = false;
  #end: (ending: Ending) => void = () => {};

  async load(): Promise<void> {
    await Promise.resolve();
    if (this.fails) throw new LoadFailure("It did not arrive.");
    this.state = "ready";
  }

  async run({ code }: Program): Promise<Ending> {
    this.began.push(code);
    this.state = "running";
    return await new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  end(ending: Ending = { kind: "finished", seconds: 1 }): void {
    this.state = "ready";
    this.#end(ending);
  }

  async interrupt(): Promise<void> {
    this.end({ kind: "interrupted", seconds: 1, restarted: false });
    await Promise.resolve();
  }

  async reset(): Promise<void> {
    this.resets += 1;
    await Promise.resolve();
  }

  close(): void {
    this.state = "idle";
  }
}

function listener(signal = new AbortController().signal): RunListener & { waits: number } {
  const heard = { signal, waits: 0, onProgress: () => {}, onStart: () => {}, onOutput: () => {} };
  return Object.assign(heard, { onWait: () => void (heard.waits += 1) });
}

describe("SharedEngine", () => {
  test("runs the second program when the first has ended", async () => {
    const hand = new HandEngine();
    const engine = new SharedEngine(hand);
    const first = engine.run({ code: "one" }, listener());
    const waiting = listener();
    const second = engine.run({ code: "two" }, waiting);
    await expect.poll(() => hand.began).toEqual(["one"]);
    expect(waiting.waits).toBe(1);
    hand.end();
    expect(await first).toMatchObject({ kind: "finished" });
    await expect.poll(() => hand.began).toEqual(["one", "two"]);
    hand.end();
    expect(await second).toMatchObject({ kind: "finished" });
  });

  test("stops what runs, and a program that waits without touching what runs", async () => {
    const hand = new HandEngine();
    const engine = new SharedEngine(hand);
    const [stopFirst, stopSecond] = [new AbortController(), new AbortController()];
    const first = engine.run({ code: "one" }, listener(stopFirst.signal));
    const second = engine.run({ code: "two" }, listener(stopSecond.signal));
    const third = engine.run({ code: "three" }, listener());
    await expect.poll(() => hand.began).toEqual(["one"]);
    stopSecond.abort();
    expect(await second).toBeUndefined();
    expect(hand.began).toEqual(["one"]);
    stopFirst.abort();
    expect(await first).toMatchObject({ kind: "interrupted" });
    await expect.poll(() => hand.began).toEqual(["one", "three"]);
    hand.end();
    await third;
  });

  test("lets the next one try after an engine that did not load", async () => {
    const hand = new HandEngine();
    const engine = new SharedEngine(hand);
    hand.fails = true;
    await expect(engine.run({ code: "one" }, listener())).rejects.toThrow("It did not arrive.");
    hand.fails = false;
    const second = engine.run({ code: "two" }, listener());
    await expect.poll(() => hand.began).toEqual(["two"]);
    hand.end();
    await second;
  });

  test("is put back only when it was loaded and nothing runs", async () => {
    const hand = new HandEngine();
    const engine = new SharedEngine(hand);
    await engine.reset();
    expect(hand.resets).toBe(0);
    const run = engine.run({ code: "one" }, listener());
    await expect.poll(() => hand.began).toEqual(["one"]);
    await engine.reset();
    expect(hand.resets).toBe(0);
    hand.end();
    await run;
    await engine.reset();
    expect(hand.resets).toBe(1);
  });
});
