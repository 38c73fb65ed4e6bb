import { describe, expect, test } from "vitest";
import { isRead, markRead, markUnread, NO_PROGRESS, type Progress } from "../../core/progress/progress.ts";
import { textOf } from "../../core/progress/sample-progress.ts";
import { writeProgress } from "../../core/progress/write.ts";
import type { Store } from "../../labs/tab-store.ts";
import { PROGRESS_KEY } from "./progress-key.ts";
import { ASIDE_KEY, ProgressStore } from "./progress-store.ts";

const read = (lesson: string) => (progress: Progress) => markRead(progress, lesson, textOf({}), new Date());

describe("ProgressStore", () => {
  test("keeps what two tabs say in turn", () => {
    const shared = new Map<string, string>();
    const [one, other] = [openTab(shared), openTab(shared)];
    expect(one.change(read("one/first"))).toBe("browser");
    other.change(read("one/second"));
    one.change((progress) => markUnread(progress, "one/first", new Date()));
    expect([isRead(other.read(), "one/first"), isRead(one.read(), "one/second")]).toEqual([false, true]);
  });

  test("keeps a full browser's progress in the tab, beside what the browser has, and in the browser when there is room", () => {
    const [shared, tab] = [new Map([[PROGRESS_KEY, writeProgress(read("one/first")(NO_PROGRESS))]]), new Map()];
    const full = new ProgressStore(
      () => fullStore(shared),
      () => storeOf(tab),
    );
    expect(full.change(read("one/second"))).toBe("tab");
    const later = new ProgressStore(
      () => storeOf(shared),
      () => storeOf(tab),
      new EventTarget(),
    );
    expect(later.change(read("two/first"))).toBe("browser");
    expect(["one/first", "one/second", "two/first"].map((lesson) => isRead(openTab(shared).read(), lesson))).toEqual([
      true,
      true,
      true,
    ]);
    expect(tab.size).toBe(0);
  });

  test("keeps progress in the page where all stores are forbidden", () => {
    const blocked = new ProgressStore(forbidden, forbidden);
    expect(blocked.change(read("one/first"))).toBe("page");
    blocked.change(read("one/second"));
    expect([isRead(blocked.read(), "one/first"), isRead(blocked.read(), "one/second")]).toEqual([true, true]);
  });

  test("puts aside what it cannot read, and goes on", () => {
    const shared = new Map([[PROGRESS_KEY, '{"half": ']]);
    const tab = openTab(shared);
    expect(tab.problem()).toContain("not whole");
    expect(tab.change(read("one/first"))).toBe("browser");
    expect([shared.get(ASIDE_KEY), tab.aside(), tab.problem()]).toEqual(['{"half": ', '{"half": ', undefined]);
    expect(isRead(tab.read(), "one/first")).toBe(true);
  });

  test("does not write over what a newer version of the site wrote", () => {
    const newer = writeProgress(NO_PROGRESS).replace('"version": 1', '"version": 2');
    const shared = new Map([[PROGRESS_KEY, newer]]);
    const tab = openTab(shared);
    expect(tab.change(read("one/first"))).toBe("tab");
    expect(shared.get(PROGRESS_KEY)).toBe(newer);
    expect(isRead(tab.read(), "one/first")).toBe(true);
  });
});

function openTab(shared: Map<string, string>): ProgressStore {
  const tab = new Map<string, string>();
  return new ProgressStore(
    () => storeOf(shared),
    () => storeOf(tab),
    new EventTarget(),
  );
}

function storeOf(entries: Map<string, string>): Store {
  return {
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  };
}

function fullStore(entries: Map<string, string>): Store {
  return {
    ...storeOf(entries),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
}

function forbidden(): Store {
  throw new DOMException("blocked", "SecurityError");
}
