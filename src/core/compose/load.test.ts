// cspell:words mydemo
import { describe, expect, test } from "vitest";
import { ComposeError } from "./compose-error.ts";
import type { ComposeProject } from "./files.ts";
import { type Loaded, loadProject } from "./load.ts";

function load(files: Readonly<Record<string, string>>, more: Partial<ComposeProject> = {}): Loaded {
  const project = { environment: new Map<string, string>(), profiles: [], folder: "/p/demo" };
  return loadProject({ ...project, ...more, files: new Map(Object.entries(files)) });
}

const services = (...names: readonly string[]): string =>
  `services: {${names.map((name) => `${name}: {image: i}`).join()}}\n`;
const servicesOf = ({ stack }: Loaded): string[] => [...stack.services.keys()];

describe("the files", () => {
  test.each<[what: string, files: Record<string, string>, found: string[]]>([
    ["compose.yaml first", { "compose.yml": services("b"), "compose.yaml": services("a") }, ["a"]],
    ["an old name", { "docker-compose.yaml": services("a") }, ["a"]],
    ["an override", { "compose.yaml": services("a"), "docker-compose.override.yml": services("b") }, ["a", "b"]],
    [
      "COMPOSE_FILE",
      { ".env": "COMPOSE_FILE=x.yaml:y.yaml", "x.yaml": services("x"), "y.yaml": services("y") },
      ["x", "y"],
    ],
    [
      "another separator",
      { ".env": "COMPOSE_FILE=x.yaml,y.yaml\nCOMPOSE_PATH_SEPARATOR=,", "x.yaml": services("x"), "y.yaml": "" },
      ["x"],
    ],
  ])("%s", (_what, files, found) => {
    expect(servicesOf(load(files)).toSorted()).toEqual(found);
  });

  test("named ones are taken in their order", () => {
    const files = { "a.yaml": services("a"), "b.yaml": "services: {a: {image: b}}\n" };
    expect(load(files, { composeFiles: ["a.yaml", "b.yaml"] }).stack.services.get("a")?.image).toBe("b");
  });

  test("paths, the name and .env are of the folder of the first", () => {
    const text = "services: {a: {image: '${A}${B}', build: .}}\n";
    const files = { ".env": "COMPOSE_FILE=sub/x.yaml\nA=outer", "sub/x.yaml": text, "sub/.env": "A=inner\nB=-inner" };
    const { stack } = load(files);
    expect(stack.name).toBe("sub");
    expect(stack.services.get("a")).toMatchObject({ image: "outer-inner", build: { context: "/p/demo/sub" } });
  });
});

test.each([
  ["folder", {}, "", "demo"],
  ["file", {}, "name: own\n", "own"],
  ["file, written as no name can be", {}, "name: My Demo.\n", "mydemo"],
  ["shell", { COMPOSE_PROJECT_NAME: "shell" }, "name: own\n", "shell"],
])("the name is that of the %s", (_what, environment, head, name) => {
  const more = { environment: new Map(Object.entries(environment)) };
  expect(load({ "compose.yaml": head + services("a") }, more).stack.name).toBe(name);
});

test.each([
  [[], "", ["a"]],
  [["dev"], "", ["a", "d"]],
  [["*"], "", ["a", "d", "t"]],
  [[], "dev, test", ["a", "d", "t"]],
  [["dev"], "test", ["a", "d"]],
])("profiles %j, and %j in the environment", (profiles, variable, found) => {
  const text = "services: {a: {image: i}, d: {image: i, profiles: [dev]}, t: {image: i, profiles: [test]}}\n";
  const environment = new Map([["COMPOSE_PROFILES", variable]]);
  expect(servicesOf(load({ "compose.yaml": text }, { profiles, environment }))).toEqual(found);
});

test("a service that a command names has its profile on", () => {
  const text = "services: {a: {image: i}, d: {image: i, profiles: [dev]}}\n";
  expect(servicesOf(load({ "compose.yaml": text }, { named: ["d"] }))).toEqual(["a", "d"]);
});

test.each<[what: string, files: Record<string, string>, says: string | undefined, line: number | undefined]>([
  ["no file", {}, "no configuration file provided: not found", undefined],
  ["an empty file", { "compose.yaml": "# nothing\n" }, "empty compose file", 1],
  [
    "a bad name",
    { ".env": "COMPOSE_PROJECT_NAME=My Own", "compose.yaml": services("a") },
    "invalid project name",
    undefined,
  ],
  [
    "one name twice",
    { "compose.yaml": "services:\n  a: {image: i, container_name: cc}\n  b: {image: i, container_name: cc}\n" },
    'services.b: container name "cc" is already in use by service {}"',
    3,
  ],
  ["no env file", { "compose.yaml": "services: {a: {image: i, env_file: e}}\n" }, "env file /p/demo/e not found", 1],
  [
    "a variable that an env file needs",
    { "compose.yaml": "services: {a: {image: i, env_file: e}}\n", e: "\nA=${B:?no}\n" },
    "failed to read /p/demo/e: required variable B is missing a value: no",
    2,
  ],
])("%s is refused", (_what, files, says, line) => {
  try {
    load(files);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    expect(error.composeSays).toContain(says);
    expect(error.place?.line).toBe(line);
  }
});

test("what Compose warns of has a place", () => {
  const { warnings } = load({ "compose.yaml": "version: '3'\nservices:\n  a:\n    image: i${NONE}\n" });
  expect(warnings.map(({ message, place }) => `${place?.line} ${message}`)).toEqual([
    '4 The "NONE" variable is not set. Defaulting to a blank string.',
    expect.stringContaining("1 /p/demo/compose.yaml: the attribute `version` is obsolete"),
  ]);
});

test("what no service uses is left out", () => {
  const { stack } = load({
    "compose.yaml": `${services("a")}volumes: {v: }\nnetworks: {n: }\nsecrets: {s: {file: f}}\n`,
  });
  expect([stack.volumes.size, stack.secrets.size, ...stack.networks.keys()]).toEqual([0, 0, "default"]);
});
