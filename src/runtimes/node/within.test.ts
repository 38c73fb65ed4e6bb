import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Stopped, within } from "./within.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<string>(() => undefined);
const limits = (signal = new AbortController().signal) => ({ limit: 1000, message: "It took too long.", signal });

test("gives what the work gives, and leaves no timer behind", async () => {
  expect(await within(Promise.resolve("done"), limits())).toBe("done");
  expect(vi.getTimerCount()).toBe(0);
});

test("fails as the work fails", async () => {
  await expect(within(Promise.reject(new Error("no")), limits())).rejects.toThrow("no");
});

test("fails with its message when the limit is over, and not before", async () => {
  const waiting = within(never, limits());
  const checked = expect(waiting).rejects.toThrow("It took too long.");
  await vi.advanceTimersByTimeAsync(999);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  await checked;
});

test("ends at once when it is stopped, before or while it waits", async () => {
  const stopping = new AbortController();
  const checked = expect(within(never, limits(stopping.signal))).rejects.toThrow(Stopped);
  stopping.abort();
  await checked;
  await expect(within(never, limits(stopping.signal))).rejects.toThrow(Stopped);
  expect(vi.getTimerCount()).toBe(0);
});
