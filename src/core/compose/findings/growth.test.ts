import { expect, test } from "vitest";
import { growthOf, LIMIT } from "../../growth.ts";
import type { ComposeProject } from "../files.ts";
import { loadProject, type Loaded } from "../load.ts";
import { explain } from "../reach/explain.ts";
import { reachOf } from "../reach/reach.ts";
import { findIn } from "./find.ts";

interface Input {
  readonly project: ComposeProject;
  readonly loaded: Loaded;
}

/** A project of some size, loaded already. */
function load(text: string, dockerfile = ""): Input {
  const files = new Map([
    ["compose.yaml", text],
    ["Dockerfile", dockerfile],
  ]);
  const project = { files, environment: new Map<string, string>(), profiles: [], folder: "/home/ada/demo" };
  return { project, loaded: loadProject(project) };
}

function lines(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${write(index)}\n`).join("");
}

const DB = "image: postgres:17, healthcheck: {test: [CMD, pg_isready]}";

/** Finds all, and asks from the first container for some others. */
function work({ project, loaded }: Input): void {
  const reach = reachOf(loaded.stack);
  const [first] = reach.containers;
  if (first === undefined) throw new Error("The stack has no container.");
  for (const { service } of reach.containers.slice(0, 20)) explain(reach, reach.askFor(first, service));
  findIn(project, loaded);
}

test.each<[string, (size: number) => Input]>([
  [
    "services that ask the one before in vain",
    (size) =>
      load(
        `services:\n${lines(size / 50, (at) => `  s${at}: {${DB}, environment: {A_HOST: s${at - 1}}, networks: [n${at}]}`)}networks:\n${lines(size / 50, (at) => `  n${at}:`)}`,
      ),
  ],
  [
    "services with one alias, on one line",
    (size) =>
      load(
        `services: {${lines(size / 50, (at) => `s${at}: {${DB}, networks: {n: {aliases: [x]}}},`).replaceAll("\n", " ")}}\nnetworks: {n: }\n`,
      ),
  ],
  [
    "a service that waits for many",
    (size) =>
      load(
        `services:\n${lines(size / 50, (at) => `  s${at}: {${DB}}`)}  a:\n    image: a:1\n    depends_on:\n${lines(size / 50, (at) => `      - s${at}`)}`,
      ),
  ],
  [
    "variables with passwords and hosts",
    (size) =>
      load(
        `services:\n  a:\n    image: a\n    environment:\n${lines(size / 20, (at) => `      A${at}_PASSWORD: http://a:b${at}@a`)}`,
      ),
  ],
  [
    "mounts over the packages of a long Dockerfile",
    (size) =>
      load(
        `services:\n  a:\n    build: .\n    volumes:\n${lines(size / 20, (at) => `      - ./a${at}:/b${at}`)}`,
        `FROM node\n${lines(size / 20, () => "RUN npm i npm i npm i")}`,
      ),
  ],
  [
    "ports",
    (size) =>
      load(
        `services:\n  a:\n    image: postgres:17\n    ports:\n${lines(size / 20, (at) => `      - "${at + 1}:5432"`)}`,
      ),
  ],
  [
    "networks that are those of the service before",
    (size) =>
      load(
        `services:\n  s0: {${DB}}\n${lines(size / 50, (at) => `  s${at + 1}: {image: a, network_mode: "service:s${at}"}`)}`,
      ),
  ],
])("findings and answers about %s take time in proportion to their number", { timeout: 120_000 }, (_what, make) => {
  expect(growthOf({ make, work })).toBeLessThan(LIMIT);
});
