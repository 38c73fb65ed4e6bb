import { expect, test } from "vitest";
import { growthOf, LIMIT } from "../growth.ts";
import { ComposeError } from "./compose-error.ts";
import { loadProject, writeConfig } from "./load.ts";

type Files = Readonly<Record<string, string>>;

/** Says what comes of some files: a model, or the kind of an error and its line. */
function answer(files: Files): string {
  const project = { environment: new Map<string, string>(), profiles: [], folder: "/home/ada/demo" };
  try {
    writeConfig(loadProject({ ...project, files: new Map(Object.entries(files)) }));
    return "model";
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    return error.place === undefined ? error.kind : `${error.kind} on line ${error.place.line}`;
  }
}

function lines(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${write(index)}\n`).join("");
}

const MAIN = "services: {a: {image: b}}\n";

test.each<[string, Files, string]>([
  [
    "aliases of aliases, nine times nine times …",
    {
      "compose.yaml": `x-a: &a0 [a,a,a,a,a,a,a,a,a]\n${lines(20, (at) => `x-b${at}: &a${at + 1} [${`*a${at},`.repeat(9)}]`)}${MAIN}`,
    },
    "too-large",
  ],
  [
    "aliases that lie deeper and deeper",
    { "compose.yaml": `x-a: &a0 [a]\n${lines(400, (at) => `x-b${at}: &a${at + 1} [*a${at}]`)}${MAIN}` },
    "too-large on line 300",
  ],
  ["an alias within its own value", { "compose.yaml": `x-a: &a [*a]\n${MAIN}` }, "yaml on line 1"],
  [
    "a chain of merges",
    { "compose.yaml": `x-a: &a0 {a: b}\n${lines(400, (at) => `x-b${at}: &a${at + 1} {<<: *a${at}}`)}${MAIN}` },
    "model",
  ],
  ["250 lists in each other", { "compose.yaml": `x-a: ${"[".repeat(250)}${"]".repeat(250)}\n${MAIN}` }, "model"],
  [
    "400 lists in each other",
    { "compose.yaml": `x-a: ${"[".repeat(400)}${"]".repeat(400)}\n${MAIN}` },
    "too-large on line 1",
  ],
  ["100,000 lists in each other", { "compose.yaml": `x-a: ${"[".repeat(100_000)}` }, "too-large on line 1"],
  ["20,000 maps in each other", { "compose.yaml": `x-a: ${"{a: ".repeat(20_000)}` }, "too-large on line 1"],
  ["dashes after dashes", { "compose.yaml": `x-a:\n${"- ".repeat(50_000)}a` }, "too-large on line 2"],
  ["150,000 values", { "compose.yaml": `x-a: [${"a,".repeat(150_000)}]\n${MAIN}` }, "too-large"],
  ["1,000 documents", { "compose.yaml": `---\n${MAIN}`.repeat(1000) }, "too-large on line 801"],
  [
    "ten times all ports",
    {
      "compose.yaml": `services:\n  a:\n    image: b\n    ports:\n${lines(10, (at) => `      - "127.0.0.${at}:1-65535:1-65535"`)}`,
    },
    "too-large on line 8",
  ],
  [
    "defaults within defaults",
    { "compose.yaml": `services:\n  a:\n    image: '${"${A:-".repeat(5000)}${"}".repeat(5000)}'\n` },
    "too-large on line 3",
  ],
  [
    "defaults within defaults that are not closed",
    { "compose.yaml": `services:\n  a:\n    image: '${"${A:-".repeat(20_000)}'\n` },
    "interpolation-syntax on line 3",
  ],
  ["a service that extends itself", { "compose.yaml": "services:\n  a: {image: b, extends: a}\n" }, "cycle on line 2"],
  [
    "services of two files that extend each other",
    {
      "compose.yaml": "services:\n  a: {extends: {file: b.yaml, service: a}}\n",
      "b.yaml": "services:\n  a: {extends: {file: compose.yaml, service: a}}\n",
    },
    "cycle on line 2",
  ],
  ["a file that includes itself", { "compose.yaml": "include:\n  - compose.yaml\n" }, "cycle on line 2"],
  [
    "files that include each other",
    { "compose.yaml": "include: [b.yaml]\n", "b.yaml": "include: [compose.yaml]\n" },
    "cycle on line 1",
  ],
  [
    "thousands of files, each within the one before",
    Object.fromEntries([
      ["compose.yaml", "include: [b0.yaml]\n"],
      ...Array.from({ length: 5000 }, (_, at): [string, string] => [`b${at}.yaml`, `include: [b${at + 1}.yaml]\n`]),
    ]),
    "too-large on line 1",
  ],
  [
    "services that wait for each other",
    { "compose.yaml": `services:\n${lines(1000, (at) => `  s${at}: {image: b, depends_on: [s${(at + 1) % 1000}]}`)}` },
    "cycle on line 2",
  ],
])("%s are answered", { timeout: 20_000 }, (_what, files, expected) => {
  expect(answer(files)).toBe(expected);
});

const SERVICE = "image: b, ports: ['80'], volumes: ['./a:/b', 'v:/v'], environment: {A: '${A:-b}'}, networks: [n]";
const RESOURCES = "volumes: {v: }\nnetworks: {n: }\n";

test.each<[string, (size: number) => Files]>([
  [
    "services that wait for the one before",
    (size) => ({
      "compose.yaml": `services:\n  s0: {image: b}\n${lines(size / 25, (at) => `  s${at + 1}: {${SERVICE}, depends_on: [s${at}]}`)}${RESOURCES}`,
    }),
  ],
  [
    "services that extend the next",
    (size) => ({
      "compose.yaml": `services:\n${lines(size / 25, (at) => `  s${at}: {extends: s${at + 1}}`)}  s${Math.ceil(size / 25)}: {image: b}\n`,
    }),
  ],
  [
    "services that extend one of another file",
    (size) => ({
      "compose.yaml": `services:\n${lines(size / 25, (at) => `  s${at}: {extends: {file: b.yaml, service: s${at}}}`)}`,
      "b.yaml": `services:\n${lines(size / 25, (at) => `  s${at}: {image: b, ports: ["80"]}`)}`,
    }),
  ],
  [
    "files that are included",
    (size) => ({
      "compose.yaml": `include: [${lines(size / 25, (at) => `b${at}.yaml,`)}]\n`,
      ...Object.fromEntries(
        Array.from({ length: size / 25 }, (_, at) => [`b${at}.yaml`, `services: {s${at}: {image: a}}\n`]),
      ),
    }),
  ],
  [
    "an override that resets them",
    (size) => ({
      "compose.yaml": `services:\n${lines(size / 25, (at) => `  s${at}: {image: b}`)}`,
      "compose.override.yaml": `services:\n${lines(size / 25, (at) => `  s${at}: !reset`)}`,
    }),
  ],
  [
    "variables",
    (size) => ({
      "compose.yaml": `services:\n  a:\n    image: b\n    environment:\n${lines(size / 10, (at) => `      A${at}: \${B:-x}$$`)}`,
    }),
  ],
  [
    "keys that are not known",
    (size) => ({ "compose.yaml": `services:\n  a:\n    image: b\n${lines(size / 10, (at) => `    imag${at}: b`)}` }),
  ],
  [
    "an env file",
    (size) => ({
      "compose.yaml": "services: {a: {image: b, env_file: a.env}}",
      "a.env": lines(size / 10, (at) => `A${at}=$A${at - 1}`),
    }),
  ],
  [
    "spaces in an env file",
    (size) => ({ "compose.yaml": "services: {a: {image: b, env_file: a.env}}", "a.env": `A${" ".repeat(size)}b=1` }),
  ],
])("%s take time in proportion to their size", { timeout: 120_000 }, (_what, make) => {
  expect(growthOf({ make, work: answer })).toBeLessThan(LIMIT);
});
