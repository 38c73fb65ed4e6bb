import { describe, expect, test } from "vitest";
import { findOlderVersionNotes } from "./older-versions.ts";

/** The notes on some files, each with its place before it. */
function notesOn(files: Readonly<Record<string, string>>): string[] {
  const project = { environment: new Map<string, string>(), profiles: [], folder: "/parent/demo" };
  return findOlderVersionNotes({ ...project, files: new Map(Object.entries(files)) }).map(
    ({ place: { file, line, column }, message }) =>
      `${file.slice("/parent/demo/".length)}:${line}:${column} ${message}`,
  );
}

const service = (...lines: readonly string[]): string[] =>
  notesOn({ "compose.yaml": ["services:", "  a:", ...lines.map((line) => `    ${line}`)].join("\n") });

describe("of one service", () => {
  // Docker Compose 2.26.1 refused each of these, or did otherwise, and 5.5.1 takes it, except where the note says so.
  test.each<[line: string, starts: string | undefined]>([
    ["models: [llm]", "5 Docker Compose 2.26 does not know `models` here"],
    ["use_api_socket: true", "5 Docker Compose 2.26 does not know `use_api_socket` here"],
    ["build: {context: ., sbom: true}", "25 Docker Compose 2.26 does not know `sbom` here"],
    ["networks: {n: {interface_name: eth1}}", "20 Docker Compose 2.26 does not know `interface_name` here"],
    ["volumes: [{type: volume, source: d, target: /d, volume: {labels: {a: b}}}]", "62 Docker Compose 2.26 does not"],
    ["env_file: [{path: .env, format: raw}]", "29 Docker Compose 2.26 does not know `format` here"],
    ["develop: {watch: [{path: ., action: rebuild, ignore: a}]}", "50 Docker Compose 2.26 takes only a list here"],
    ["develop: {watch: [{path: ., action: rebuild, ignore: [a]}]}", undefined],
    ["pull_policy: every_2d", '5 Docker Compose 2.26 does not know the pull policy "every_2d"'],
    ["pull_policy: missing", undefined],
    ["pull_policy: ${POLICY:-daily}", undefined],
    ["volumes: [{type: bind, source: ./d, target: /d}]", "15 When ./d is missing, Docker Compose 2.26 stops"],
    ["volumes: [{type: bind, source: ./d, target: /d, bind: {create_host_path: true}}]", undefined],
    ["volumes: [./d:/d]", undefined],
    ["volumes: [{type: foo, target: /d}]", "16 Docker Compose 2.26 takes any word as the type of a mount."],
    ["volumes: [{type: cluster, target: /d}]", undefined],
    ["container_name: _x", "5 Docker Compose 2.26 reads the file with this name."],
    ["container_name: api", undefined],
    ["secrets: [{source: s, mode: '0440'}]", "27 Docker Compose 2.26 reads a mode in quotes as a decimal number."],
    ["configs: [{source: s, mode: 0440}]", undefined],
    ["depends_on: [db]", "18 When `up` makes a new container for db, Docker Compose 2.26 makes one for a too."],
    ["depends_on: {db: {condition: service_healthy}}", "18 When `up` makes a new container for db,"],
    ["depends_on: {db: {condition: service_healthy, restart: true}}", undefined],
    ["image: a", undefined],
  ])("%s", (line, starts) => {
    const notes = service(line);
    if (starts === undefined) expect(notes).toEqual([]);
    else expect(notes).toEqual([expect.stringContaining(`compose.yaml:3:${starts}`)]);
  });
});

test("of a chain of services only the first edge is told", () => {
  const text = "services:\n  a: {depends_on: [b]}\n  b: {depends_on: [c]}\n  c: {image: c}\n";
  expect(notesOn({ "compose.yaml": text })).toHaveLength(1);
});

describe("of files that include others", () => {
  const main = "include: [sub/b.yaml]\nvolumes:\n  d: {name: own}\n";

  test.each([
    ["what differs there", "volumes: {d: }\nservices: {}\n", ["compose.yaml:3:3 volumes.d is in sub/b.yaml too, and"]],
    ["what is the same there", "volumes: {d: {name: own}}\nservices: {}\n", []],
    ["what is not there", "services: {d: }\n", []],
  ])("%s", (_what, included, starts) => {
    const notes = notesOn({ "compose.yaml": main, "sub/b.yaml": included });
    expect(notes).toEqual(starts.map((start) => expect.stringContaining(start)));
  });
});

test.each([
  ["no YAML", "compose.yaml", "services: {a: {models: [b]}\n  - ]"],
  ["YAML of something else", "deployment.yaml", "models: [a]\n"],
  ["a file of another kind", "README.md", "services: {a: {models: [b]}}\n"],
  ["odd values", "compose.yaml", "services: [a]\ninclude: {a: b}\nvolumes: 5\n"],
])("of %s there are none", (_what, file, text) => {
  expect(notesOn({ [file]: text })).toEqual([]);
});
