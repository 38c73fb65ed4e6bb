import { describe, expect, test } from "vitest";
import {
  composeProjects,
  findForeign,
  isNamed,
  isOurs,
  printedImages,
  seenImages,
  tagsAtRisk,
  type Clues,
} from "./ownership.ts";
import { labelOf, markOf } from "./verification-label.ts";
import { PROJECT, type SeenThing, type Thing } from "./things.ts";

const COMMANDS = [
  "docker build -t sir-api:1.0 .",
  "docker build --tag=tiny .",
  "docker network create sir-net",
  "docker volume create kept",
  'docker run -d --name sir --network=sir-net -v sir-data:/data -v "$PWD/data:/in" sir-api:1.0',
  "docker tag sir-api:1.0 localhost:5000/sir-api:2.0 && docker network inspect bridge",
  "docker network create --internal second-net; docker run --mount type=volume,source=mounted,target=/m tiny",
  "echo stray; docker ps --filter name=other",
];

describe("isNamed(…)", () => {
  test.each([
    ["container", "sir", true],
    ["container", "other", false],
    ["container", "sir-api", false],
    ["network", "sir-net", true],
    ["network", "sir", false],
    ["network", "bridge", false],
    ["network", "second-net", true],
    ["volume", "sir-data", true],
    ["volume", "kept", true],
    ["volume", "mounted", true],
    ["volume", "data", false],
    ["volume", "stray", false],
    ["image", "sir-api:1.0", true],
    ["image", "sir-api:2.0", false],
    ["image", "sir-api:latest", false],
    ["image", "tiny:latest", true],
    ["image", "tiny:1.0", false],
    ["image", "localhost:5000/sir-api:2.0", true],
    ["image", "<none>:<none>", false],
  ] as const)("%s %s: %s", (kind, name, named) => {
    expect(isNamed({ kind, names: [name] }, COMMANDS)).toBe(named);
  });
});

const CLUES: Clues = {
  verification: "v1",
  before: ["old-net", "sir-data", "sir-api:1.0@sha256:reader", "base:1@sha256:base"],
  commands: COMMANDS,
  projects: ["two-services"],
  seen: ["sha256:first"],
  until: 1000,
};

/** A thing that is new and was made in time, unless told otherwise. */
function seen(kind: Thing["kind"], id: string, name: string, more: Partial<SeenThing> = {}): SeenThing {
  return { kind, id, project: "", names: [name], made: 500, marks: [], ...more };
}

const OF_PROJECT = { marks: [`${PROJECT}=two-services`] };
const MARKED = { marks: [`NO_PROXY=${markOf("v1")}`] };

describe("of what is on an engine that was found, a killed verification's is", () => {
  test.each<[string, boolean, SeenThing]>([
    ["a container that carries its mark", true, seen("container", "1", "nervous_bell", MARKED)],
    ["… also when the engine's clock was changed", true, seen("container", "1", "b", { ...MARKED, made: NaN })],
    ["a container of the same name without it", false, seen("container", "1", "sir")],
    ["a container of another verification", false, seen("container", "1", "x", { marks: [labelOf("v2")] })],
    ["an image that it labelled", true, seen("image", "a:1@sha256:1", "a:1", { marks: [labelOf("v1")] })],
    ["a new network that a command names", true, seen("network", "n1", "sir-net")],
    ["a network that was there", false, seen("network", "old-net", "sir-net")],
    ["a network made after the kill", false, seen("network", "n2", "sir-net", { made: 1001 })],
    ["a network of no known age", false, seen("network", "n2", "sir-net", { made: NaN })],
    ["a network of a project that a command starts", true, seen("network", "n3", "two-services_x", OF_PROJECT)],
    ["a network of another project", false, seen("network", "n3", "y_x", { marks: [`${PROJECT}=y`] })],
    ["a volume that was there", false, seen("volume", "sir-data", "sir-data")],
    ["a new image under a tag of the reader's", true, seen("image", "sir-api:1.0@sha256:new", "sir-api:1.0")],
    ["the reader's image with that tag", false, seen("image", "sir-api:1.0@sha256:reader", "sir-api:1.0")],
    ["… and without it", false, seen("image", "<none>:<none>@sha256:reader", "<none>:<none>", OF_PROJECT)],
    [
      "an image that a later build took the tag from",
      true,
      seen("image", "<none>:<none>@sha256:first", "<none>:<none>"),
    ],
    ["somebody's untagged image", false, seen("image", "<none>:<none>@sha256:x", "<none>:<none>")],
    ["an image that Compose built", true, seen("image", "two:latest@sha256:c", "two:latest", OF_PROJECT)],
    ["another tag of a base", false, seen("image", "mine:1@sha256:base", "mine:1", OF_PROJECT)],
  ])("%s: %s", (_what, ours, thing) => {
    expect(isOurs(thing, CLUES)).toBe(ours);
  });

  test("nothing but what carries its label or mark, when no session was under way", () => {
    const idle = { ...CLUES, before: [], commands: [], projects: [], seen: [] };
    expect(isOurs(seen("network", "n1", "sir-net"), idle)).toBe(false);
    expect(isOurs(seen("volume", "kept", "kept", OF_PROJECT), idle)).toBe(false);
    expect(isOurs(seen("container", "1", "sir", MARKED), idle)).toBe(true);
  });
});

const THERE: Thing[] = [
  { kind: "container", id: "1", project: "", names: ["sir", "mine:1"] },
  { kind: "container", id: "2", project: "", names: ["sir-2", "sir-api:1.0"] },
  { kind: "volume", id: "p_db", project: "two-services", names: ["p_db"] },
  { kind: "network", id: "3", project: "", names: ["bridge"] },
  { kind: "image", id: "sir-api:1.0@sha256:r", project: "", names: ["sir-api:1.0", "sir-api"] },
  { kind: "image", id: "<none>:<none>@sha256:o", project: "", names: ["<none>:<none>", "<none>"] },
];

test("findForeign(…) gives what commands would change: of the same name or project, but no image, whose tag can be given back", () => {
  expect(findForeign(THERE, CLUES).map(({ id }) => id)).toEqual(["1", "p_db"]);
});

test("tagsAtRisk(…) gives tags that a build may take from the reader's images", () => {
  expect(tagsAtRisk(THERE, COMMANDS)).toEqual({ "sir-api:1.0": "sha256:r" });
});

test("seenImages(…) gives what has a tag of the commands now and was not there before", () => {
  expect(seenImages(THERE, { commands: COMMANDS, before: [] })).toEqual(["sha256:r"]);
  expect(seenImages(THERE, { commands: COMMANDS, before: ["other:1@sha256:r"] })).toEqual([]);
});

test("printedImages(…) gives what builds made, with -q or without, and nothing that is only named", () => {
  const [one, two, three] = ["1", "2", "3"].map((digit) => `sha256:${digit.repeat(64)}`);
  const output = `${one}\n#8 writing image ${two} 0.0s done\n#1 FROM busybox@${three}\nimage ${three}`;
  expect(printedImages(output)).toEqual([one, two]);
});

test("composeProjects(…) names the folder, what Compose files say and what commands choose", () => {
  expect(composeProjects("sir", ["docker run -p 80:80 x"], ["name: a\n"])).toEqual([]);
  expect(composeProjects("sir", ["docker compose up"], ["services: {}\n", 'name: "a"\n'])).toEqual(["sir", "a"]);
  const chosen = [
    "COMPOSE_PROJECT_NAME=b docker compose up",
    "docker compose -f x.yaml -p c up && docker run -p 80:80 x",
  ];
  expect(composeProjects("sir", chosen, [])).toEqual(["sir", "b", "c"]);
});
