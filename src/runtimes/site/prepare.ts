import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { EngineFile, EngineOffer } from "../runtime.ts";
import type { EngineSource, SourceFile } from "./engine-source.ts";
import { MANIFEST, type Manifest } from "./manifest.ts";

/**
 * Makes the files of engines ready below a folder as they will lie below the site's root, with a manifest of bytes and
 * hashes beside them: runtimes/<folder>/<version>/<path>. What was made ready before goes.
 */
export async function prepareFiles(sources: readonly EngineSource[], root: string): Promise<Manifest> {
  await rm(root, { recursive: true, force: true });
  const made = new Map<string, Promise<EngineFile>>();
  const offers = await Promise.all(
    sources.map(async (source) => [source.key, await prepare(source, root, made)] as const),
  );
  const manifest: Manifest = Object.fromEntries(offers);
  await write(join(root, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return manifest;
}

async function prepare(
  source: EngineSource,
  root: string,
  made: Map<string, Promise<EngineFile>>,
): Promise<EngineOffer> {
  const folder = `/runtimes/${source.folder}/${source.version}/`;
  const files = source.files.map(async (file) => {
    const known = made.get(folder + file.path) ?? prepareFile(file, join(root, folder));
    made.set(folder + file.path, known);
    return await known;
  });
  return { name: source.name, version: source.version, folder, files: await Promise.all(files) };
}

async function prepareFile({ path, from, packed }: SourceFile, folder: string): Promise<EngineFile> {
  const bytes = await readFile(from);
  const kept = packed ? await compress(bytes) : bytes;
  const name = packed ? `${path}.${packed}` : path;
  await write(join(folder, name), kept);
  const sha256 = createHash("sha256").update(kept).digest("hex");
  const sent = /\.(m?js|json)$/.test(name) ? (await compress(kept)).length : kept.length;
  return { path: name, bytes: kept.length, sent, sha256, ...(packed && { packed }) };
}

async function compress(bytes: Uint8Array): Promise<Buffer> {
  return await promisify(gzip)(bytes, { level: 9 });
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
