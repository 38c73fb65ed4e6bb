import { expect, test } from "vitest";
import { toLongForms } from "./long-forms.ts";
import { nodeAt } from "./node.ts";
import { outcomeOf, readMap } from "./read-map.ts";

// Ports and mounts have tables of their own. Docker Compose 5.5.1 writes these forms out, or refuses them so.
test.each<[line: string, long: unknown]>([
  ["build: .", { build: { context: "." } }],
  ["build: [b]", "wrong-type at services.a.build"],
  ["build: {ssh: [default, k=v=w]}", { build: { ssh: { default: null, k: "v=w" } } }],
  ["build: {ssh: [k]}", "invalid-value at services.a.build.ssh"],
  ["build: {additional_contexts: [b=c=d]}", { build: { additional_contexts: { b: "c=d" } } }],
  ["build: {additional_contexts: [b]}", "invalid-value at services.a.build.additional_contexts"],
  ["build: {sbom: true}", { build: { sbom: "true" } }],
  ["build: {secrets: [s]}", { build: { secrets: [{ source: "s" }] } }],
  ["depends_on: [b]", { depends_on: { b: { condition: "service_started", required: true } } }],
  ["depends_on: {b: {restart: true}}", dependency({ restart: true, condition: "service_started", required: true })],
  ["depends_on: {b: {required: false}}", dependency({ required: false, condition: "service_started" })],
  ["env_file: b", { env_file: [{ path: "b", required: true }] }],
  ["env_file: [{path: b, required: false}]", { env_file: [{ path: "b", required: false }] }],
  ["env_file: 5", "wrong-type at services.a.env_file"],
  ["label_file: b", { label_file: ["b"] }],
  ["extends: b", { extends: { service: "b" } }],
  ["gpus: all", { gpus: [{ count: "all" }] }],
  ["gpus: 2", "wrong-type at services.a.gpus"],
  ["networks: [m, n]", { networks: { m: null, n: null } }],
  ["models: [m]", { models: { m: null } }],
  ["dns: 1.1.1.1", { dns: ["1.1.1.1"] }],
  ["dns: [1.1.1.1, '', null]", { dns: ["1.1.1.1"] }],
  ["devices: [/b]", { devices: [{ source: "/b", target: "/b", permissions: "rwm" }] }],
  ["devices: ['/b:/c:r']", { devices: [{ source: "/b", target: "/c", permissions: "r" }] }],
  ["devices: ['b:c:d:e']", "invalid-value at services.a.devices.0"],
  ["devices: [5]", "wrong-type at services.a.devices.0"],
  ["secrets: [s]", { secrets: [{ source: "s" }] }],
  ["configs: [{source: c}]", { configs: [{ source: "c" }] }],
  ["configs: [5]", "wrong-type at services.a.configs.0"],
  ["ulimits: {n: 5, m: {soft: 1}}", { ulimits: { n: 5, m: { soft: 1 } } }],
  ["ulimits: {n: many}", "wrong-type at services.a.ulimits.n"],
  ["ports: [1.5]", "wrong-type at services.a.ports"],
  ["ports: ['80:0']", { ports: [{ mode: "ingress", published: "80", protocol: "tcp" }] }],
  ["volumes: [/]", { volumes: [{ type: "volume", target: "/" }] }],
  ["volumes: [5]", "wrong-type at services.a.volumes.0"],
  ["develop: {watch: [{ignore: b}]}", { develop: { watch: [{ ignore: ["b"] }] } }],
  ["image: b", { image: "b" }],
])("{%s}", (line, long) => {
  const whole = outcomeOf(() => toLongForms(readMap(`services: {a: {${line}}}`)));
  expect(whole).toEqual(typeof long === "string" ? long : { services: { a: long } });
});

function dependency(long: unknown): unknown {
  return { depends_on: { b: long } };
}

test.each<[resource: string, long: unknown]>([
  ["{external: {name: b}}", { external: true, name: "b" }],
  ["{external: {name: b}, name: b}", { external: true, name: "b" }],
  ["{external: {name: b}, name: c}", "conflict at volumes.a"],
  ["{external: true}", { external: true }],
])("volumes: {a: %s}", (resource, long) => {
  const model = outcomeOf(() => toLongForms(readMap(`volumes: {a: ${resource}}`)));
  expect(model).toEqual(typeof long === "string" ? long : { volumes: { a: long } });
});

test("a long form stands where its short one was written", () => {
  const long = toLongForms(readMap("services:\n  a:\n    networks:\n      - b\n"));
  expect(nodeAt(long, ["services", "a", "networks", "b"])?.place).toMatchObject({ line: 4, column: 9 });
});
