import { expect, test } from "vitest";
import { configJson, configYaml } from "./config-text.ts";
import { type Loaded, loadProject } from "./load.ts";

const FILE = `services:
  api:
    volumes: [data:/data]
    image: api
    ports: ["127.0.0.1:8000:80"]
    healthcheck: { retries: 3, test: ["CMD", "true"] }
    deploy: { resources: { limits: { memory: 1G } }, replicas: 2 }
    labels: { s10: a, s2: b, S: c, _a: $$d }
volumes: { data: }
x-mine: [1]
`;

/** What Docker Compose 5.5.1 printed of the file in a folder named "demo". */
const YAML = `name: demo
services:
  api:
    deploy:
      replicas: 2
      resources:
        limits:
          memory: "1073741824"
    healthcheck:
      test:
        - CMD
        - "true"
      retries: 3
    image: api
    labels:
      _a: $$d
      S: c
      s2: b
      s10: a
    networks:
      default: null
    ports:
      - mode: ingress
        host_ip: 127.0.0.1
        target: 80
        published: "8000"
        protocol: tcp
    volumes:
      - type: volume
        source: data
        target: /data
        volume: {}
networks:
  default:
    name: demo_default
volumes:
  data:
    name: demo_data
x-mine:
  - 1
`;

function load(): Loaded {
  const files = new Map([["compose.yaml", FILE]]);
  return loadProject({ files, composeFiles: undefined, environment: new Map(), profiles: [], folder: "/demo" });
}

test("the YAML form has the keys in Compose's order, and leaves out what is empty", () => {
  expect(configYaml(load())).toBe(YAML);
});

test("the JSON form has empty values too, and its sections by the alphabet", () => {
  const json = configJson(load());
  expect(Object.keys(JSON.parse(json))).toEqual(["name", "networks", "services", "volumes", "x-mine"]);
  expect(json).toContain('"command": null');
  expect(json).toContain('"ipam": {}');
  expect(json.indexOf('"replicas"')).toBeLessThan(json.indexOf('"resources"'));
});
