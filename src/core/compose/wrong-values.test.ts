import * as fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { loadProject } from "./load.ts";
import { answerOf } from "./whole-answer.ts";

type Path = readonly (string | number)[];

/** A project with most of what there is. */
const WHOLE = {
  name: "demo",
  services: {
    api: {
      build: {
        context: ".",
        dockerfile: "Dockerfile",
        args: { A: "1" },
        target: "t",
        secrets: ["s"],
        ulimits: { n: 1 },
      },
      command: "run it",
      environment: { A: "1", B: null },
      env_file: [{ path: "a.env", required: false }],
      depends_on: { db: { condition: "service_healthy", restart: true, required: true } },
      deploy: {
        replicas: 2,
        resources: { limits: { cpus: "0.5", memory: "5m" }, reservations: { devices: [{ capabilities: ["gpu"] }] } },
        restart_policy: { condition: "any", delay: "5s", max_attempts: 3 },
      },
      develop: { watch: [{ path: ".", action: "sync", target: "/app" }] },
      healthcheck: { test: ["CMD", "true"], interval: "5s", retries: 3 },
      networks: { front: { aliases: ["x"], ipv4_address: "10.0.0.2" } },
      ports: ["8000:80", { target: 81, published: "8081" }],
      volumes: ["./a:/a", { type: "volume", source: "data", target: "/d", volume: { nocopy: true } }],
      secrets: [{ source: "s", mode: 0o440 }],
      configs: ["c"],
      logging: { driver: "local", options: { "max-size": "1m" } },
      ulimits: { files: { soft: 1, hard: 2 } },
      extra_hosts: ["h:1.2.3.4"],
      labels: ["a=b"],
      profiles: [],
      tmpfs: ["/t"],
      links: ["db:store"],
      post_start: [{ command: "x", environment: ["A=1"] }],
      mem_limit: "5m",
      stop_grace_period: "5s",
      user: "1000",
      tty: false,
    },
    db: { image: "db", extends: { service: "base" }, gpus: "all", expose: [5432], sysctls: { a: 1 } },
    base: { image: "b", models: ["m"], blkio_config: { device_read_bps: [{ path: "/b", rate: "1k" }] } },
  },
  networks: { front: { ipam: { config: [{ subnet: "10.0.0.0/24" }] }, labels: { a: "b" } } },
  volumes: { data: { driver_opts: { type: "none", o: "bind", device: "./d" } } },
  secrets: { s: { file: "./s" } },
  configs: { c: { content: "${A}" } },
  models: { m: { model: "ai/m" } },
  include: [{ path: ["more.yaml"], env_file: ["a.env"] }],
};

/** What else a project has. */
const OTHERS = { "more.yaml": "services: {more: {image: m}}\n", "a.env": "C=1\n" };

const PATHS = pathsIn(WHOLE);
const VALUES = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e21,
    "",
    "x",
    "${A",
    "${A:?b}",
    "$",
    "0",
    "!",
    [],
    {},
    [null],
    [[]],
  ),
  fc.constantFrom<unknown>(
    ["x", "x"],
    [{ target: "/x" }],
    { x: "y" },
    { x: null },
    { "": [] },
    { __proto__x: {} },
    "a:b:c",
  ),
  fc.string(),
  fc.jsonValue({ maxDepth: 3 }),
);

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...path, key]))];
}

/** Gives the whole project with a value at a path. */
function changed(path: Path, value: unknown, from: unknown = WHOLE): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof from !== "object" || from === null) return value;
  const inside = changed(rest, value, Reflect.get(from, key));
  if (Array.isArray(from)) return from.map((each: unknown, index) => (String(index) === key ? inside : each));
  return { ...from, [key]: inside };
}

test("the whole project is right", () => {
  expect(answerOf({ ...OTHERS, "compose.yaml": stringify(WHOLE) })).toBe("model");
});

test("any value at any place gets a model or an error, whose place lies within the files", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...PATHS), VALUES, fc.nat(2), (path, value, where) => {
      const [right, wrong] = [stringify(WHOLE), stringify(changed(path, value))];
      if (where === 0) answerOf({ ...OTHERS, "compose.yaml": wrong });
      if (where === 1) answerOf({ ...OTHERS, "compose.yaml": right, "compose.override.yaml": wrong });
      const main = "services: {api: {extends: {file: other.yaml, service: api}}}\n";
      if (where === 2) answerOf({ ...OTHERS, "compose.yaml": main, "other.yaml": wrong });
    }),
    { numRuns: 400 },
  );
});

/** Mappings that know all their keys. */
const CLOSED: readonly Path[] = [
  [],
  ["services", "api"],
  ...["build", "deploy", "healthcheck", "logging"].map((key) => ["services", "api", key]),
  ["services", "api", "depends_on", "db"],
  ["services", "api", "deploy", "resources", "limits"],
  ["services", "api", "develop", "watch", "0"],
  ["services", "api", "networks", "front"],
  ["services", "api", "ports", "1"],
  ["services", "api", "volumes", "1", "volume"],
  ...["networks.front", "volumes.data", "secrets.s", "configs.c", "models.m"].map((path) => path.split(".")),
];

test("a key that no place knows is named, with its line", { timeout: 60_000 }, () => {
  const keys = fc.stringMatching(/^[a-z_]{2,12}$/).map((key) => `${key}_q`);
  fc.assert(
    fc.property(fc.constantFrom(...CLOSED), keys, (path, key) => {
      const text = stringify(changed([...path, key], "x"));
      const error = answerOf({ ...OTHERS, "compose.yaml": text });
      const line = text.split("\n").findIndex((each) => each.trim().replace(/^- /, "").startsWith(`${key}:`)) + 1;
      expect(error).toMatchObject({ kind: "unknown-key", place: { line } });
      if (error !== "model") expect(error.message).toContain(`"${key}"`);
    }),
    { numRuns: 200 },
  );
});

test("1,000 services are one model", { timeout: 20_000 }, () => {
  const { api } = WHOLE.services;
  const services = Object.fromEntries(
    Array.from({ length: 1000 }, (_, at) => [
      `s${at}`,
      { ...api, links: [], depends_on: at === 0 ? [] : [`s${at - 1}`] },
    ]),
  );
  const files = new Map(Object.entries({ ...OTHERS, "compose.yaml": stringify({ ...WHOLE, include: [], services }) }));
  const { stack } = loadProject({ files, environment: new Map(), profiles: [], folder: "/home/ada/demo" });
  expect(stack.services.size).toBe(1000);
});
