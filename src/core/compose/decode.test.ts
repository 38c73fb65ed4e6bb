import { expect, test } from "vitest";
import { decode } from "./decode.ts";
import { outcomeOf, readMap } from "./read-map.ts";

// Sizes, times and commands have tables of their own. Docker Compose 5.5.1 prints these values so.
test.each<[line: string, printed: unknown]>([
  ["image: b, tty: false, user: '', hostname: ", { image: "b" }],
  ["x-any: b", {}],
  ["environment: {A: 1, B: , C: true, D: 1.50}", { environment: { A: "1", B: null, C: "true", D: "1.5" } }],
  ["environment: [A=b=c, D]", { environment: { A: "b=c", D: null } }],
  ["environment: ['A =b']", "invalid-value at services.a.environment"],
  ["labels: [a=b, c]", { labels: { a: "b", c: "" } }],
  ["annotations: {a: }", { annotations: { a: "" } }],
  ["attach: 'no'", { attach: false }],
  ["attach: never", "invalid-value at services.a.attach"],
  ["init: false", { init: false }],
  ["build: {no_cache: 'yes', pull: 'off'}", { build: { no_cache: true } }],
  ["build: {pull: maybe}", "invalid-value at services.a.build.pull"],
  ["build: {ssh: {default: , k: ./v}}", { build: { ssh: ["default", "k=./v"] } }],
  ["build: {tags: t}", { build: { tags: ["t"] } }],
  ["cpus: '1.5'", { cpus: 1.5 }],
  ["cpus: 0.1", { cpus: 0.1 }],
  ["cpus: 0.123456789", { cpus: 0.12345679 }],
  ["cpus: lots", "invalid-value at services.a.cpus"],
  ["cpu_shares: 1.9", { cpu_shares: 1 }],
  ["pids_limit: -1", { pids_limit: -1 }],
  ["mem_limit: 5m", { mem_limit: "5242880" }],
  ["healthcheck: {retries: 0, interval: 90s}", { healthcheck: { retries: 0, interval: "1m30s" } }],
  ["healthcheck: {retries: -1}", "invalid-value at services.a.healthcheck.retries"],
  ["healthcheck: {test: b c}", { healthcheck: { test: ["CMD-SHELL", "b c"] } }],
  ["healthcheck: {test: []}", { healthcheck: {} }],
  ["ports: [{target: 80, published: 80}]", { ports: [{ target: 80, published: "80" }] }],
  ["ports: [{target: 80, published: 8e1}]", "invalid-value at services.a.ports.0.published"],
  ["ports: [{target: -1}]", "invalid-value at services.a.ports.0.target"],
  ["volumes: [{bind: {create_host_path: true}}]", { volumes: [{ bind: {} }] }],
  ["volumes: [{bind: {create_host_path: false}}]", { volumes: [{ bind: { create_host_path: false } }] }],
  ["secrets: [{source: s, mode: 0440}]", { secrets: [{ source: "s", mode: "0440" }] }],
  ["secrets: [{source: s, mode: '440'}]", { secrets: [{ source: "s", mode: "0440" }] }],
  ["secrets: [{source: s, mode: rw}]", "invalid-value at services.a.secrets.0.mode"],
  ["secrets: [{source: s, mode: 1.5}]", "invalid-value at services.a.secrets.0.mode"],
  ["deploy: {}", { deploy: { resources: {}, placement: {} } }],
  ["scale: 2, deploy: {}", { scale: 2, deploy: { resources: {}, placement: {}, replicas: 2 } }],
  ["scale: 2, deploy: {replicas: 3}", { scale: 2, deploy: { resources: {}, placement: {}, replicas: 3 } }],
  ["gpus: [{count: ALL}]", { gpus: [{ count: -1 }] }],
  ["gpus: [{count: some}]", "invalid-value at services.a.gpus.0.count"],
  ["ulimits: {n: 0, m: 5}", { ulimits: { n: {}, m: 5 } }],
  ["env_file: [{path: b}]", {}],
  ["networks: {n: }", { networks: { n: null } }],
  ["provider: {options: {b: c, d: [1, e]}}", { provider: { options: { b: ["c"], d: ["1", "e"] } } }],
  ["extra_hosts: ['b:1.1.1.1', 'b=::1']", { extra_hosts: ["b=1.1.1.1", "b=::1"] }],
  [
    "blkio_config: {device_read_bps: [{path: /b, rate: 1k}]}",
    { blkio_config: { device_read_bps: [{ Path: "/b", Rate: "1024" }] } },
  ],
  ["user: 2024-01-01", "invalid-value at services.a.user"],
])("{%s}", (line, printed) => {
  const whole = outcomeOf(() => decode(readMap(`services: {a: {${line}}}`)));
  const standard = { command: null, entrypoint: null };
  expect(whole).toEqual(
    typeof printed === "string" ? printed : { services: { a: { ...standard, ...Object(printed) } } },
  );
});

test.each<[text: string, printed: unknown]>([
  ["x-any: {b: 2024-01-01, c: 0}", { "x-any": { b: "2024-01-01T00:00:00Z", c: 0 } }],
  ["networks: {n: {internal: false, labels: [b=c]}}", { networks: { n: { labels: { b: "c" }, ipam: {} } } }],
  ["networks: {n: {enable_ipv6: false}}", { networks: { n: { enable_ipv6: false, ipam: {} } } }],
  ["volumes: {v: {driver_opts: {b: 5}}}", { volumes: { v: { driver_opts: { b: "5" } } } }],
])("%s", (text, printed) => {
  expect(outcomeOf(() => decode(readMap(text)))).toEqual(printed);
});
