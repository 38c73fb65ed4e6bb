import { expect, test } from "vitest";
import { findMirror } from "./apt-sources.ts";

const BLOCKS = `Types: deb
# a comment within an entry
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
`;
const LINES = `# deb http://old.example/debian trixie main
deb [signed-by=/usr/share/keyrings/cloud.gpg] https://cloud.example/apt cloud-sdk main
deb [arch=amd64] http://lines.example/debian trixie main contrib
`;

test("findMirror(…) reads the deb822 form, comments within an entry and all", () => {
  expect(findMirror([BLOCKS], ["bookworm"])).toBe("http://mirror.example/debian");
});

test("findMirror(…) reads the form of one line each", () => {
  expect(findMirror([LINES], ["trixie"])).toBe("http://lines.example/debian");
});

test("findMirror(…) prefers the first suite that is asked for", () => {
  expect(findMirror([BLOCKS, LINES], ["trixie", "bookworm"])).toBe("http://lines.example/debian");
  expect(findMirror([BLOCKS, LINES], ["sid", "bookworm"])).toBe("http://mirror.example/debian");
});

test("findMirror(…) leaves out entries that are switched off and those of source packages", () => {
  expect(findMirror([BLOCKS.replace("Types: deb", "Enabled: no\nTypes: deb")], ["bookworm"])).toBeUndefined();
  expect(findMirror([BLOCKS.replace("Types: deb\n#", "Types: deb-src\n#")], ["bookworm"])).toBeUndefined();
});

test("findMirror(…) gives undefined where no source is Debian's", () => {
  expect(findMirror([], ["trixie"])).toBeUndefined();
});
