import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { z } from "zod";
import { wheelsFolder } from "../../setup/wheels.mjs";
import { packLibrary, packWheels } from "./pack-python.ts";

/** Where the files of an engine come from, before they are put into the site. */
export interface EngineSource {
  /** Its key in the manifest. */
  readonly key: string;
  /** Its folder below /runtimes/; two sources may share one, and the files that both have. */
  readonly folder: string;
  /** As readers call it. */
  readonly name: string;
  readonly version: string;
  readonly files: readonly SourceFile[];
}

export interface SourceFile {
  /** Its path below the engine's folder in the site. */
  readonly path: string;
  /** The file on this machine. */
  readonly from: string;
  /** Set for a large file that not every host compresses: the site holds it compressed, and the page unpacks it. */
  readonly packed?: "gzip";
}

/** Python: what Pyodide loads to start, and nothing of its own package index. */
export async function pythonSource(packages: string): Promise<EngineSource> {
  const from = join(packages, "pyodide");
  return {
    key: "python",
    folder: "python",
    name: "Python",
    version: await versionOf(from),
    files: [
      { path: "pyodide.mjs", from: join(from, "pyodide.mjs") },
      { path: "pyodide.asm.mjs", from: join(from, "pyodide.asm.mjs") },
      { path: "pyodide.asm.wasm", from: join(from, "pyodide.asm.wasm"), packed: "gzip" },
      { path: "python_stdlib.zip", from: await packLibrary({ pyodide: from, kept: PACKED }) },
    ],
  };
}

/** Python with the packages of the service, for the page that runs it; undefined when they could not be fetched. */
export async function serviceSource(python: EngineSource, packages: string): Promise<EngineSource | undefined> {
  const archive = await packWheels(wheelsFolder(), { pyodide: join(packages, "pyodide"), kept: PACKED });
  if (!archive) return undefined;
  const file = { path: basename(archive), from: archive };
  return { ...python, key: "service", name: "Python with FastAPI", files: [...python.files, file] };
}

const PACKED = join(".cache", "runtimes", "packages");

/** R: webR's worker, the engine and the file system that R sees, of which webR fetches what is used. */
export async function rSource(packages: string): Promise<EngineSource> {
  const from = join(packages, "webr", "dist");
  const engine = ["webr-worker.js", "R.js", "R.wasm", "libRblas.so", "libRlapack.so"];
  const folder = await readdir(join(from, "vfs"), { recursive: true, withFileTypes: true });
  const rest = folder
    .filter((entry) => entry.isFile())
    .map((entry) => relative(from, join(entry.parentPath, entry.name)).split(sep).join("/"));
  return {
    key: "r",
    folder: "r",
    name: "R",
    version: await versionOf(join(packages, "webr")),
    files: [...engine, ...rest.toSorted()].map((path) => ({ path, from: join(from, path) })),
  };
}

async function versionOf(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return z.object({ version: z.string() }).parse(manifest).version;
}
