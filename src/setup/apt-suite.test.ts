import { describe, expect, test } from "vitest";
import { copySuite, pinSuite } from "./apt-suite.mjs";

const STANZAS = `Types: deb deb-src
# a snapshot
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/archive.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
`;

describe("copySuite", () => {
  test("a stanza keeps its mirror and key and names the other suite alone", () => {
    expect(
      copySuite([{ path: "/etc/apt/sources.list.d/debian.sources", text: STANZAS }], "bookworm", "trixie"),
    ).toEqual({
      ending: ".sources",
      text: `Types: deb
URIs: http://mirror.example/debian
Suites: trixie
Components: main contrib
Signed-By: /usr/share/keyrings/archive.gpg
`,
    });
  });

  test("lines are copied where there are no stanzas, with their options", () => {
    const text = `# deb http://old.example/debian bookworm main
deb [signed-by=/k.gpg] http://mirror.example/debian bookworm main contrib
deb-src http://mirror.example/debian bookworm main
deb http://mirror.example/debian bookworm-updates main
deb http://security.example/debian-security bookworm-security main
`;
    expect(copySuite([{ path: "/etc/apt/sources.list", text }], "bookworm", "trixie")).toEqual({
      ending: ".list",
      text: "deb [signed-by=/k.gpg] http://mirror.example/debian trixie main\n",
    });
  });

  test("other people's repositories for the same suite are not copied", () => {
    const text = "deb https://engine.example/linux/debian bookworm stable\n";
    expect(copySuite([{ path: "/etc/apt/sources.list.d/engine.list", text }], "bookworm", "trixie")).toBeUndefined();
  });

  test("a stanza that is switched off is not copied", () => {
    const files = [{ path: "/etc/apt/sources.list.d/debian.sources", text: `Enabled: no\n${STANZAS}` }];
    expect(copySuite(files, "bookworm", "trixie")).toBeUndefined();
  });

  test("a machine without the suite gives nothing", () => {
    expect(
      copySuite(
        [{ path: "/etc/apt/sources.list", text: "deb http://mirror.example/debian sid main\n" }],
        "bookworm",
        "trixie",
      ),
    ).toBeUndefined();
  });
});

test("a pinned suite is taken only when it is named", () => {
  expect(pinSuite("trixie")).toBe("Package: *\nPin: release n=trixie\nPin-Priority: 100\n");
});
