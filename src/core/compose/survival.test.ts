import { expect, test } from "vitest";
import { findFates, findFile, listVolumes, writeFile } from "./survival.ts";
import { Rehearsal } from "./start.ts";
import type { ComposeProject } from "./files.ts";

const PROJECT: ComposeProject = {
  files: new Map([
    [
      "compose.yaml",
      `services:
  db:
    image: example/db
    command: sleep 300
    tmpfs: /scratch
    volumes: ["data:/data", "/cache", "./conf:/conf", "weights:/weights"]
volumes:
  data:
  weights: {external: true}
`,
    ],
  ]),
  environment: new Map(),
  profiles: [],
  folder: "/home/ada/demo",
};

/** The fates of the own layer, /scratch, /data, /cache, /conf and /weights, as Docker Compose 5.5.1 left them. */
test.each([
  ["restart", "kept lost kept kept kept kept"],
  ["stop", "kept lost kept kept kept kept"],
  ["up -d --force-recreate", "lost lost kept kept kept kept"],
  ["up -d -V", "lost lost kept apart kept kept"],
  ["rm -sf", "lost lost kept apart kept kept"],
  ["rm -sfv", "lost lost kept lost kept kept"],
  ["down", "lost lost kept apart kept kept"],
  ["down -v", "lost lost lost lost kept kept"],
  ["run --rm db true", "kept kept kept kept kept kept"],
])("after `%s`, files in the layer, a tmpfs and the mounts are: %s", (command, fates) => {
  const found = findFates(PROJECT, [command.split(" ")]);
  expect(found.map(({ path }) => path)).toEqual(["/", "/scratch", "/data", "/cache", "/conf", "/weights"]);
  expect(found.map(({ fate }) => fate).join(" ")).toBe(fates);
});

test("every fate has its reason", () => {
  const [layer, , named] = findFates(PROJECT, [["down"]]);
  expect(layer?.why).toContain("own layer");
  expect(named?.why).toContain("Only `down -v` removes it");
});

test("a database image without a volume of its own gets one that the next container does not find", () => {
  const files = new Map([["compose.yaml", "services: {db: {image: 'postgres:17'}}"]]);
  const fates = findFates({ ...PROJECT, files }, [["down"]]);
  expect(fates.map(({ path, kind, fate }) => [path, kind, fate])).toEqual([
    ["/", "layer", "lost"],
    ["/var/lib/postgresql/data", "anonymous", "apart"],
  ]);
});

test("a file is written only in a container that runs", () => {
  const rehearsal = new Rehearsal(PROJECT);
  expect(writeFile(rehearsal, "db", "/data/f")).toBe('service "db" is not running');
  rehearsal.run(["up", "-d"]);
  expect(writeFile(rehearsal, "db", "/data/f")).toBeUndefined();
  expect(findFile(rehearsal, "db", "/data/f")).toEqual({
    isThere: true,
    why: "db looks for /data/f in what is mounted at /data (a named volume).",
  });
  expect(listVolumes(rehearsal)).toEqual(["demo_data"]);
});
