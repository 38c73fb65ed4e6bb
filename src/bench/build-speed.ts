import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** How fast two sites of as many pages were built in one run on one machine, in pages a second. */
export interface BuildSpeed {
  pages: number;
  ours: number;
  plain: number;
}

/**
 * Builds this site with `pages` generated lessons and a plain Starlight site of as many Markdown pages, one after the other.
 * The folder must lie inside the clone, so that both find its packages. Throws with a build's output when it fails.
 */
export async function measureBuildSpeed(clone: string, folder: string, pages: number): Promise<BuildSpeed> {
  const ours = join(folder, "ours");
  const plain = join(folder, "plain");
  await rm(folder, { recursive: true, force: true });
  await writeOurs(clone, ours, pages);
  await writePlain(clone, plain, pages);
  const times = { plain: await build(clone, plain), ours: await build(clone, ours) };
  await rm(folder, { recursive: true, force: true });
  return { pages, ours: pages / times.ours, plain: pages / times.plain };
}

/** This site with its lessons repeated as further parts of ten lessons. */
async function writeOurs(clone: string, folder: string, pages: number): Promise<void> {
  const parts = ["src", "content", "examples", "public", "astro.config.mjs", "package.json", "tsconfig.json"];
  // What the page's engines need is made once for a clone, whatever its pages.
  if (existsSync(join(clone, ENGINES))) parts.push(ENGINES);
  for (const part of parts) await cp(join(clone, part), join(folder, part), { recursive: true });
  const lessons = await readLessons(clone);
  for (let page = 0; page < pages; page += 1) {
    const part = join(folder, "content/lessons", `${10 + Math.floor(page / 10)}-part-${Math.floor(page / 10)}`);
    if (page % 10 === 0) {
      await mkdir(part, { recursive: true });
      await writeFile(join(part, "part.yaml"), `title: Part ${page / 10}\nsummary: Generated.\n`);
    }
    await writeFile(join(part, `${10 + (page % 10)}-lesson-${page}.mdx`), lessons[page % lessons.length] ?? "");
  }
}

const ENGINES = join(".cache", "runtimes");

/** Starlight as it comes, with the lessons' words as Markdown and a code block for each component. */
async function writePlain(clone: string, folder: string, pages: number): Promise<void> {
  const docs = join(folder, "src/content/docs");
  await mkdir(docs, { recursive: true });
  await writeFile(join(folder, "package.json"), PLAIN_PACKAGE);
  await writeFile(join(folder, "src/content.config.ts"), PLAIN_CONTENT);
  await writeFile(join(folder, "astro.config.mjs"), PLAIN_CONFIG);
  const lessons = (await readLessons(clone)).map(toMarkdown);
  for (let page = 0; page < pages; page += 1) {
    const text = lessons[page % lessons.length] ?? "";
    await writeFile(join(docs, `page-${page}.md`), `---\ntitle: Page ${page}\n---\n\n${text}`);
  }
}

async function readLessons(clone: string): Promise<string[]> {
  const folder = join(clone, "content/lessons");
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".mdx"));
  return await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
}

function toMarkdown(lesson: string): string {
  return lesson
    .replace(/^---\n.*?\n---\n/s, "")
    .replaceAll(/^<(Source|Diff|Session)[^>]*\/>$/gm, "```docker\nFROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n```")
    .replaceAll(/<[^>]*>/g, "");
}

/** Gives how long a build took, in seconds. */
async function build(clone: string, folder: string): Promise<number> {
  const began = performance.now();
  const command = [join(clone, "node_modules/astro/bin/astro.mjs"), "build"];
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (output += data.toString()));
  const exit = await new Promise((resolve) => child.on("close", resolve));
  if (exit !== 0) throw new Error(`The build in ${folder} failed:\n${output.slice(-4000)}`);
  return (performance.now() - began) / 1000;
}

/** Astro bundles the integrations that a package names as its dependencies. */
const PLAIN_PACKAGE = `{ "name": "plain", "type": "module", "dependencies": { "@astrojs/starlight": "*", "astro": "*" } }`;

const PLAIN_CONTENT = `import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

const PLAIN_CONFIG = `import { defineConfig } from "astro/config";
import starlight from "@astrojs/starlight";
export default defineConfig({ site: "http://localhost/", integrations: [starlight({ title: "Plain" })] });
`;
