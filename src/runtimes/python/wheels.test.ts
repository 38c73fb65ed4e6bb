import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

test("the packages in the page are those of the example's lockfile, at the same versions and with the same hashes", async () => {
  const ours = parse(await readFile("src/runtimes/python/wheels.lock", "utf8"));
  const theirs = parse(await readFile("examples/sir-api/01-service/requirements.lock", "utf8"));
  for (const [name, { version, hashes }] of ours) {
    expect([name, theirs.get(name)?.version]).toEqual([name, version]);
    expect(theirs.get(name)?.hashes).toEqual(expect.arrayContaining(hashes));
  }
});

test("of the example's packages only those for sockets and the command line are left out", async () => {
  const ours = parse(await readFile("src/runtimes/python/wheels.lock", "utf8"));
  const theirs = parse(await readFile("examples/sir-api/01-service/requirements.lock", "utf8"));
  expect([...theirs.keys()].filter((name) => !ours.has(name))).toEqual(["click", "h11", "uvicorn"]);
});

interface Locked {
  readonly version: string;
  readonly hashes: string[];
}

function parse(text: string): Map<string, Locked> {
  const entries = text.matchAll(/^([\w-]+)==(\S+)((?:[\s\\]+--hash=\S+)+)/gm);
  return new Map(
    [...entries].map(([, name = "", version = "", hashes = ""]) => [
      name,
      { version, hashes: hashes.match(/sha256:\w+/g) ?? [] },
    ]),
  );
}
