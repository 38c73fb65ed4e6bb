import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
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

/** R: webR's worker, the engine, and what plots need. Of what else webR brings – help, translations, maps – nothing. */
export async function rSource(packages: string): Promise<EngineSource> {
  const from = join(packages, "webr", "dist");
  const packed = ["R.wasm", "libRblas.so", "libRlapack.so", ...R_FONTS];
  return {
    key: "r",
    folder: "r",
    name: "R",
    version: await versionOf(join(packages, "webr")),
    files: [
      ...["webr-worker.js", "R.js", R_START, ...R_PLOTS].map((path) => ({ path, from: join(from, path) })),
      ...packed.map((path) => ({ path, from: join(from, path), packed: "gzip" as const })),
    ],
  };
}

/** Read at every start. */
const R_START = "vfs/usr/lib/R/library/translations/DESCRIPTION";
const R_PLOTS = [
  "vfs/usr/lib/R/library/grDevices/libs.js.metadata",
  "vfs/usr/lib/R/library/grDevices/libs.data.gz",
  "vfs/etc/fonts/fonts.conf",
  "vfs/var/cache/fontconfig/3830d5c3ddfd5cd38a049b759396e72e-le32d8.cache-9",
];
const R_FONTS = ["Regular", "Bold"].map((face) => `vfs/usr/share/fonts/NotoSans-${face}.ttf`);

/** TypeScript: the interpreter. What takes the types away is part of the worker's script. */
export async function typescriptSource(packages: string): Promise<EngineSource> {
  const from = join(packages, "@jitl", "quickjs-wasmfile-release-sync");
  return {
    key: "typescript",
    folder: "typescript",
    name: "TypeScript",
    version: await versionOf(from),
    files: [{ path: "quickjs.wasm", from: join(from, "dist", "emscripten-module.wasm"), packed: "gzip" }],
  };
}

async function versionOf(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return z.object({ version: z.string() }).parse(manifest).version;
}
