import { describe, expect, test } from "vitest";
import type { ScenarioBuild } from "../../schemas/cache-scenario.ts";
import { parseProgress } from "./build-progress.ts";
import { writeOptions } from "./build-scenario.ts";
import { Chance } from "./chance.ts";
import { compareScenario, writeScenario } from "./compare-scenario.ts";
import { compareStack, writeStack } from "./compare-stack.ts";
import { predictStack } from "./predict-stack.ts";
import { randomScenario } from "./random-scenario.ts";
import { type RandomStack, randomStack } from "./random-stack.ts";

const PLACE = { image: "busybox:1.37", prefix: "", hasLink: false };

describe("randomScenario(…)", () => {
  test("makes the same scenario of the same seed, and another of another", () => {
    expect(randomScenario(new Chance(1), PLACE)).toEqual(randomScenario(new Chance(1), PLACE));
    expect(randomScenario(new Chance(1), PLACE)).not.toEqual(randomScenario(new Chance(2), PLACE));
  });

  test("names each kind of instruction and option within a few hundred scenarios", () => {
    const all = Array.from({ length: 400 }, (_, seed) => randomScenario(new Chance(seed), PLACE)).flat();
    const texts = all.map((build) => `${build.dockerfile}${writeOptions(build.options).join(" ")}`).join("\n");
    const words =
      "COPY --from --chown --chmod ADD --mount=type=cache --mount=from ENV ARG USER WORKDIR SHELL LABEL CMD";
    for (const word of `${words} <<E --target --no-cache --no-cache-filter --build-arg`.split(" "))
      expect(texts).toContain(word);
  });
});

function stackOf(seed: number): RandomStack {
  return randomStack(new Chance(seed), PLACE.image, 21_000);
}

describe("randomStack(…)", () => {
  test("makes the same stack of the same seed, and another of another", () => {
    expect(stackOf(1)).toEqual(stackOf(1));
    expect(stackOf(1)).not.toEqual(stackOf(2));
  });

  test("has each kind of what stacks consist of, and of what is done to them, within a few hundred", () => {
    const texts = Array.from({ length: 400 }, (_, seed) => writeStack(stackOf(seed))).join("\n");
    const words =
      "service_healthy service_completed_successfully required internal aliases service:store none /data /scratch /memory ./beside profiles 127.0.0.1:";
    for (const word of `${words} down restart kill stop rm`.split(" ")) expect(texts).toContain(word);
  });

  test("is one of which something can be predicted", () => {
    const sights = Array.from({ length: 40 }, (_, seed) => predictStack(stackOf(seed)));
    expect(sights.filter(([first]) => first?.[0] === "The command ends with 0.").length).toBeGreaterThan(10);
    for (const sight of sights.flat()) expect(sight[0]).toMatch(/^The command ends with \d+\.$/);
  });
});

describe("compareStack(…)", () => {
  const stack = stackOf(1);
  const predicted = predictStack(stack);

  test("says nothing when all is as predicted", async () => {
    expect(await compareStack(stack, async () => await Promise.resolve(predicted))).toBeUndefined();
  });

  test("tells after which command something else is seen", async () => {
    const seen = [predicted[0] ?? [], ["The command ends with 7."]];
    expect(await compareStack(stack, async () => await Promise.resolve(seen))).toMatch(
      new RegExp(`^after ${stack.commands[1]?.join(" ")}: predicted .*; seen “The command ends with 7\\.”$`),
    );
  });
});

const line = (vertex: object): string =>
  JSON.stringify({ vertexes: [{ digest: "a", name: "[s 2/2] RUN x", ...vertex }] });

describe("parseProgress(…)", () => {
  test.each([
    ["a step that ran", [line({}), line({ started: "1" })], "RUN"],
    ["a step from the cache", [line({ started: "1", cached: true })], "CACHED"],
    ["a step that failed", [line({ started: "1", error: "exit code: 1" })], "ERROR"],
    ["a step that was not started", [line({})], "NOTSTARTED"],
    ["objects on several lines", [JSON.stringify(JSON.parse(line({ started: "1" })), null, 2)], "RUN"],
  ])("knows %s", (_what, lines, status) => {
    expect(parseProgress(["#1 noise", ...lines, "{ no object"].join("\n"))).toEqual([
      { step: "[s 2/2] RUN x", status },
    ]);
  });

  test("leaves out FROM and what is the builder's own", () => {
    const names = ["[1/2] FROM a", "[internal] load .dockerignore", "[s 1/2] LINK COPY --link a b"];
    expect(parseProgress(names.map((name) => line({ name })).join("\n"))).toEqual([]);
  });
});

const answer =
  (status: "RUN" | "CACHED", error = "") =>
  async () =>
    await Promise.resolve({ steps: [{ step: "[2/2] RUN x", status }], error });

describe("compareScenario(…)", () => {
  const build: ScenarioBuild = {
    dockerfile: "FROM a\nRUN x\n",
    dockerignore: "",
    files: { f: "1" },
    folders: [],
    options: {},
  };

  test("tells in which build and step the plan differs", async () => {
    expect(await compareScenario([build, build], answer("RUN"))).toEqual({
      builds: 2,
      difference: "build 2, [2/2] RUN x: cached instead of runs",
    });
  });

  test("ends before a build that fails", async () => {
    expect(await compareScenario([build, build], answer("CACHED", "no"))).toEqual({ builds: 0, difference: undefined });
  });

  test("writes what changes from one build to the next", () => {
    const second = { ...build, files: { g: "2" }, options: { noCache: true } };
    expect(writeScenario([build, second]).split("\n").slice(-3)).toEqual([
      "Build 2: docker build --no-cache .",
      '  g: "2"',
      '  f: "(gone)"',
    ]);
  });
});
