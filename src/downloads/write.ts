import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { listExamples, readExample, stepFiles, type ExampleFolder } from "../schemas/example-folder.ts";
import { makeRepository } from "./repository.ts";
import { fillSiteUrl } from "./site-url.ts";
import { zipStep } from "./zip.ts";

export interface WriteOptions {
  /** The folder that holds one folder for each example. */
  readonly examplesDir: string;
  /** The built site. */
  readonly outDir: string;
  /** Address and base of the site, as `git clone` lines print it. */
  readonly siteUrl: string;
}

/**
 * Writes what readers take home into the built site: examples/<name>.git/… and examples/<name>/<step>.zip.
 * Gives the names of the examples that it wrote.
 */
export async function writeDownloads({ examplesDir, outDir, siteUrl }: WriteOptions): Promise<string[]> {
  const names = await listExamples(examplesDir);
  for (const name of names) {
    const files = downloadsOf(await readExample(examplesDir, name), siteUrl);
    await Promise.all([...files].map(([path, bytes]) => write(join(outDir, "examples", path), bytes)));
  }
  return names;
}

function downloadsOf(example: ExampleFolder, siteUrl: string): Map<string, Uint8Array> {
  const { name, meta } = example;
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of makeRepository(example, siteUrl).files) files.set(`${name}.git/${path}`, bytes);
  for (const { name: step } of example.steps) {
    const filled = fillSiteUrl(stepFiles(example, step), siteUrl);
    files.set(`${name}/${step}.zip`, zipStep(filled, name, meta.date));
  }
  return files;
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
