import { expect, test } from "vitest";
import { FIRST_LAB_STATE, type LabState } from "./lab-state.ts";
import { Shelf } from "./shelf.ts";

const lesson = "/lessons/first-image/meet-the-model/";

function storeOf(entries: Map<string, string>): Storage {
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
  } as Storage;
}

function stateWith(contactRate: number): LabState {
  return { ...FIRST_LAB_STATE, shown: { ...FIRST_LAB_STATE.shown, contactRate } };
}

test("a lab finds its state again, apart from those of other labs and other pages", () => {
  const entries = new Map<string, string>();
  const shelfOf = (lab: string, path = lesson): Shelf => new Shelf(lab, path, () => storeOf(entries));
  shelfOf("sir").keep(stateWith(0.2));
  shelfOf("second").keep(stateWith(0.4));
  expect(shelfOf("sir").open()).toEqual({ state: stateWith(0.2) });
  expect(shelfOf("second").open()).toEqual({ state: stateWith(0.4) });
  expect(shelfOf("sir", "/lessons/other/").open()).toEqual({});
});

test("what cannot be read any more gives way to what the page asks for", () => {
  const entries = new Map([[`sir-lab:${lesson} sir`, "#sir=1&beta=7"]]);
  expect(new Shelf("sir", lesson, () => storeOf(entries)).open()).toEqual({});
});

test("a lab works without a store", () => {
  const shelf = new Shelf("sir", lesson, () => {
    throw new Error("forbidden");
  });
  shelf.keep(stateWith(0.2));
  expect(shelf.open()).toEqual({ state: stateWith(0.2) });
});
