import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readOffer } from "./manifest.ts";
import { prepareFiles } from "./prepare.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "runtimes-"));
});
afterEach(async () => await rm(folder, { recursive: true }));

describe("prepareFiles", () => {
  test("a packed file is compressed in the site, and its size and hash are those of the compressed file", async () => {
    const offer = await prepareOne("engine.wasm", "a".repeat(5000), "gzip");
    const [file] = offer?.files ?? [];
    const kept = await readFile(join(folder, "site", "runtimes", "python", "1.2", "engine.wasm.gzip"));
    expect(gunzipSync(kept).toString()).toBe("a".repeat(5000));
    expect(file).toEqual({
      path: "engine.wasm.gzip",
      bytes: kept.length,
      sent: kept.length,
      sha256: createHash("sha256").update(kept).digest("hex"),
      packed: "gzip",
    });
  });

  test("a script lies there as it is, and less travels than its size", async () => {
    const offer = await prepareOne("engine.mjs", "let a;".repeat(1000));
    expect(offer?.files[0]?.bytes).toBe(6000);
    expect(offer?.files[0]?.sent).toBeLessThan(600);
  });
});

describe("readOffer", () => {
  test("puts the site's base path before the folder", async () => {
    await prepareOne("engine.mjs", "let a;");
    const offer = await readOffer("python", "/course/", join(folder, "site"));
    expect(offer?.folder).toBe("/course/runtimes/python/1.2/");
  });

  test("gives nothing for an engine whose files could not be had", async () => {
    expect(await readOffer("service", "/", join(folder, "site"))).toBeUndefined();
  });
});

async function prepareOne(path: string, text: string, packed?: "gzip") {
  const from = join(folder, path);
  await writeFile(from, text);
  const source = {
    key: "python",
    folder: "python",
    name: "Python",
    version: "1.2",
    files: [{ path, from, ...(packed && { packed }) }],
  };
  const manifest = await prepareFiles([source], join(folder, "site"));
  return manifest["python"];
}
