import { expect, test } from "vitest";
import { checkConsistency, checkContainerNames } from "./consistency.ts";
import { outcomeOf, readMap } from "./read-map.ts";

/** Checks some text of the long form. */
function checked(text: string, disabled: readonly string[] = []): unknown {
  return outcomeOf(() => {
    const model = readMap(text);
    checkConsistency({ model, disabled: new Set(disabled) });
    checkContainerNames(model);
    return readMap("is: right");
  });
}

const RIGHT = { is: "right" };

// What Docker Compose 5.5.1 refuses at the end.
test.each<[line: string, answer: unknown]>([
  ["image: b", RIGHT],
  ["build: {context: .}", RIGHT],
  ["provider: {type: b}", RIGHT],
  ["tty: true", "no-image-or-build at services.a"],
  ["image: ''", "no-image-or-build at services.a"],
  ["build: {dockerfile: b, dockerfile_inline: c}", "conflict at services.a.build"],
  ["build: {additional_contexts: {b: 'service:z'}}", "undefined-reference at services.a.build.additional_contexts.b"],
  ["build: {additional_contexts: {b: 'service:c'}}", "undefined-reference at services.a.build.additional_contexts.b"],
  ["build: {platforms: [linux/arm64]}, platform: linux/amd64", "conflict at services.a.build"],
  ["image: b, network_mode: host, networks: {n: }", "conflict at services.a.network_mode"],
  ["image: b, networks: {m: }", "undefined-reference at services.a.networks.m"],
  ["image: b, networks: {n: }", RIGHT],
  ["image: b, healthcheck: {test: [curl]}", "invalid-value at services.a.healthcheck.test"],
  ["image: b, healthcheck: {test: []}", RIGHT],
  ["image: b, depends_on: {z: {required: true}}", "undefined-reference at services.a.depends_on.z"],
  ["image: b, depends_on: {z: {required: false}}", "undefined-reference at services.a.depends_on.z"],
  ["image: b, depends_on: {off: {required: true}}", "undefined-reference at services.a.depends_on.off"],
  ["image: b, depends_on: {off: {required: false}}", RIGHT],
  ["image: b, depends_on: {c: {}}", RIGHT],
  ["image: b, depends_on: {a: {}}", "cycle at services.a.depends_on"],
  ["image: b, network_mode: 'service:z'", "undefined-reference at services.a.network_mode"],
  ["image: b, volumes: [{type: volume, source: w, target: /w}]", "undefined-reference at services.a.volumes.0"],
  ["image: b, volumes: [{type: bind, source: /w, target: /w}]", RIGHT],
  ["image: b, secrets: [{source: t}]", "undefined-reference at services.a.secrets.0"],
  ["image: b, configs: [{source: t}]", "undefined-reference at services.a.configs.0"],
  ["image: b, models: {t: }", "undefined-reference at services.a.models.t"],
  ["build: {secrets: [{source: t}]}", "undefined-reference at services.a.build.secrets.0"],
  ["image: b, scale: 2, deploy: {replicas: 2}", RIGHT],
  ["image: b, scale: 2, deploy: {replicas: 3}", "conflict at services.a"],
  ["image: b, scale: -1", "invalid-value at services.a.scale"],
  ["image: b, cpus: 1, deploy: {resources: {limits: {cpus: 2}}}", "conflict at services.a"],
  ["image: b, cpus: 1, deploy: {resources: {limits: {cpus: 1}}}", RIGHT],
  ["image: b, mem_limit: '5', deploy: {resources: {limits: {pids: 1}}}", "conflict at services.a"],
  ["image: b, container_name: d, scale: 2", "conflict at services.a.container_name"],
  ["image: b, container_name: d, scale: 1", RIGHT],
  ["image: b, container_name: taken", "conflict at services.a"],
  ["image: b, develop: {watch: [{action: sync, path: b}]}", "missing-key at services.a.develop.watch.0"],
  ["image: b, develop: {watch: [{action: restart, path: b}]}", RIGHT],
  ["image: b, tmpfs: [/b], volumes: [{type: tmpfs, target: /b}]", "conflict at services.a.volumes.0"],
])("{%s}", (line, answer) => {
  const others = "c: {image: c, container_name: taken}";
  expect(checked(`services: {${others}, a: {${line}}}\nnetworks: {n: }\n`, ["off"])).toEqual(answer);
});

test.each([
  ["secrets: {s: {file: b}}", RIGHT],
  ["secrets: {s: {external: true}}", RIGHT],
  ["secrets: {s: {name: b}}", "missing-key at secrets.s"],
])("%s", (text, answer) => {
  expect(checked(text)).toEqual(answer);
});
