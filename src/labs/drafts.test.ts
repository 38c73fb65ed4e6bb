import { expect, test } from "vitest";
import { Drafts } from "./drafts.ts";

function storeOf(entries: Map<string, string>, refuse = false): Storage {
  return {
    length: entries.size,
    clear: () => entries.clear(),
    key: () => null,
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => {
      if (refuse) throw new DOMException("full", "QuotaExceededError");
      entries.set(key, value);
    },
  };
}

test("a draft is there when the page is opened again, and gone once it is taken back", () => {
  const entries = new Map<string, string>();
  const drafts = new Drafts("lab", () => storeOf(entries));
  expect(drafts.keep("one", "text")).toBe(true);
  expect(new Drafts("lab", () => storeOf(entries)).read("one")).toBe("text");
  expect(drafts.keep("one", undefined)).toBe(true);
  expect([drafts.read("one"), entries.size]).toEqual([undefined, 0]);
});

test("where the store is full or forbidden, a draft stays as long as the page does", () => {
  for (const store of [
    () => storeOf(new Map(), true),
    () => {
      throw new DOMException("forbidden", "SecurityError");
    },
  ]) {
    const drafts = new Drafts("lab", store);
    expect(drafts.read("one")).toBeUndefined();
    expect(drafts.keep("one", "text")).toBe(false);
    expect(drafts.read("one")).toBe("text");
  }
});
