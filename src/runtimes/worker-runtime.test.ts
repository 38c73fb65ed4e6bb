import { describe, expect, test } from "vitest";
import type { EngineOffer, Output } from "./runtime.ts";
import type { Listener } from "./worker-link.ts";
import type { Order } from "./worker-message.ts";
import { WorkerRuntime } from "./worker-runtime.ts";

const OFFER: EngineOffer = { name: "Python", version: "1", folder: "/runtimes/python/1/", files: [] };

describe("WorkerRuntime", () => {
  test("starts no worker before it is loaded", () => {
    const { runtime, workers } = make();
    expect([runtime.state, workers.length]).toEqual(["idle", 0]);
  });

  test("loads once, however often it is asked", async () => {
    const { runtime, workers } = make();
    await Promise.all([runtime.load(), runtime.load()]);
    await runtime.load();
    expect([runtime.state, workers.length]).toEqual(["ready", 1]);
  });

  test("is idle again after a failure, and the next call tries again", async () => {
    const { runtime, workers } = make({ failsFirst: true });
    await expect(runtime.load()).rejects.toThrow("engine.wasm could not be loaded");
    expect(runtime.state).toBe("idle");
    await runtime.load();
    expect([runtime.state, workers.length]).toEqual(["ready", 2]);
  });

  test("hands over what a program puts out, and how it ended", async () => {
    const { runtime } = make();
    const outputs: Output[] = [];
    const ending = await runtime.run({ code: "print(1)" }, (output) => outputs.push(output));
    expect(outputs).toEqual([{ kind: "stdout", text: "print(1)" }]);
    expect(ending.kind).toBe("finished");
    expect(ending.seconds).toBeGreaterThanOrEqual(0);
  });

  test("ends the worker of a program that cannot be interrupted, and has another ready", async () => {
    const { runtime, workers } = make();
    await runtime.load();
    const ended = runtime.run({ code: "endless" }, () => {});
    await expect.poll(() => runtime.state).toBe("running");
    await runtime.interrupt();
    expect(await ended).toMatchObject({ kind: "interrupted", restarted: true });
    await runtime.load();
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  test("refuses a second program while one runs", async () => {
    const { runtime } = make();
    await runtime.load();
    void runtime.run({ code: "endless" }, () => {});
    await expect(runtime.run({ code: "1" }, () => {})).rejects.toThrow("running already");
    runtime.close();
  });

  test("says that an engine broke, and starts another", async () => {
    const { runtime, workers } = make();
    expect(await runtime.run({ code: "break" }, () => {})).toMatchObject({ kind: "stopped", limit: "memory" });
    await runtime.load();
    expect(workers).toHaveLength(2);
  });

  test("starts from new after a reset, and not at all when it was not loaded", async () => {
    const { runtime, workers } = make();
    await runtime.reset();
    expect(workers).toHaveLength(0);
    await runtime.load();
    await runtime.reset();
    expect([runtime.state, workers.length]).toEqual(["ready", 2]);
  });
});

/** A runtime whose workers answer at once; "endless" never ends, "break" breaks the engine. */
function make({ failsFirst = false } = {}) {
  const workers: { terminated: boolean }[] = [];
  const startWorker = (listener: Listener) => {
    const worker = { terminated: false };
    const fails = failsFirst && workers.length === 0;
    workers.push(worker);
    return {
      send: (order: Order) => setTimeout(() => answer(order, listener, fails)),
      terminate: () => (worker.terminated = true),
    };
  };
  return { runtime: new WorkerRuntime({ offer: OFFER, startWorker, sharesMemory: false }), workers };
}

function answer(order: Order, { hear }: Listener, fails: boolean): void {
  if (order.kind === "load") {
    hear(fails ? { kind: "load-failed", message: "engine.wasm could not be loaded" } : { kind: "loaded" });
  } else if (order.program.code === "break") hear({ kind: "died" });
  else if (order.program.code !== "endless") {
    hear({ kind: "outputs", outputs: [{ kind: "stdout", text: order.program.code }] });
    hear({ kind: "ended", ending: { kind: "finished" } });
  }
}
