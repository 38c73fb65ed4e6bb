import { expect, test } from "vitest";
import { runEpidemic } from "./epidemic.ts";
import { pinOf } from "./pin.ts";
import { FIRST_STATE, type SirState } from "./state.ts";
import { withRoom } from "./top.ts";

const MILD: SirState = { ...FIRST_STATE, contactRate: 0.12, scale: "infected" };

function pinWith(changes: Partial<SirState>): ReturnType<typeof pinOf> {
  return pinOf({ ...FIRST_STATE, ...changes }, []);
}

test.each<[string, Partial<SirState>, number]>([
  ["231 are infected at most", {}, 400],
  ["3,038 are infected at most", { contactRate: 0.3 }, 4000],
  ["2,216 are exposed and fewer are infected", { contactRate: 0.3, model: "seir", incubationTime: 20 }, 4000],
  ["all of 100 are infected on day 0", { population: 100, initialInfected: 100 }, 100],
  ["30 % are infected at most, in shares", { contactRate: 0.3, unit: "fraction" }, 4000],
])("the axis of the infected has room where %s", (_, changes, top) => {
  expect(withRoom(runEpidemic({ ...MILD, ...changes }), []).top).toBe(top);
});

test("the axis of the infected has room for pinned runs on the days that are seen, and for what chance makes", () => {
  const mild = runEpidemic(MILD);
  expect(withRoom(mild, [pinWith({ contactRate: 0.2 })]).top).toBe(2000);
  expect(withRoom(runEpidemic({ ...MILD, days: 10 }), [pinWith({})]).top).toBe(800);
  expect(withRoom(mild, [pinWith({ population: 1_000_000, initialInfected: 10_000 })]).top).toBe(10_000);
  expect(withRoom({ ...mild, state: { ...MILD, unit: "fraction" } }, [pinWith({ population: 1_000_000 })]).top).toBe(
    4000,
  );
  expect(withRoom(mild, [], 430).top).toBe(600);
});

test("other axes end with all people", () => {
  for (const scale of ["linear", "log"] as const)
    expect(withRoom(runEpidemic({ ...MILD, scale }), [pinWith({})], 5000).top).toBe(10_000);
});
