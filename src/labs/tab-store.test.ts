import { expect, test } from "vitest";
import { Drafts } from "./drafts.ts";
import { TabStore, type Store } from "./tab-store.ts";

test("a tab that is opened again shows its own draft, and a new one the newest of all", () => {
  const { openTab } = browser();
  const [first, second] = [openTab(), openTab()];
  first().keep("one", "written in the first");
  second().keep("one", "written in the second");
  expect(first().read("one")).toBe("written in the first");
  expect(second().read("one")).toBe("written in the second");
  expect(openTab()().read("one")).toBe("written in the second");
});

test("what is taken back in one tab stays in the tab that wrote it, and in those opened later", () => {
  const { openTab } = browser();
  const [first, second] = [openTab(), openTab()];
  first().keep("one", "written in the first");
  second().keep("one", "written in the second");
  first().keep("one", undefined);
  expect(first().read("one")).toBeUndefined();
  expect(second().read("one")).toBe("written in the second");
  expect(openTab()().read("one")).toBe("written in the second");
});

test("what is taken back where it was written, or where it was only read, is gone for later tabs", () => {
  const { openTab, shared } = browser();
  const [first, second] = [openTab(), openTab()];
  first().keep("one", "written in the first");
  first().keep("one", undefined);
  expect(shared.size).toBe(0);
  first().keep("one", "again");
  second().keep("one", undefined);
  expect(openTab()().read("one")).toBeUndefined();
  expect(first().read("one")).toBe("again");
});

/** A browser with one shared store, and a store for each tab; a tab gives new drafts whenever its page is loaded. */
function browser() {
  const shared = new Map<string, string>();
  const openTab = (): (() => Drafts) => {
    const own = storeOf(new Map());
    return () => new Drafts("lab", () => new TabStore(own, storeOf(shared)));
  };
  return { openTab, shared };
}

function storeOf(entries: Map<string, string>): Store {
  return {
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  };
}
