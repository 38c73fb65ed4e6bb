import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { loadPyodide } from "pyodide";

export interface PackOptions {
  /** The folder of Pyodide. */
  readonly pyodide: string;
  /** Where archives are kept for the next build. */
  readonly kept: string;
}

/**
 * Makes one archive of wheels, laid out as Python's folder of packages, with every module compiled by the very Python
 * that will import it: that more than halves the time until the service answers. Gives its path, whose name holds a hash
 * of what it was made from, so that a browser never mixes two builds. Undefined when there are no wheels.
 */
export async function packWheels(wheels: string, options: PackOptions): Promise<string | undefined> {
  if (!existsSync(wheels)) return undefined;
  const names = (await readdir(wheels)).filter((name) => name.endsWith(".whl")).toSorted();
  const files = await Promise.all(names.map(async (name) => await read(wheels, name)));
  return await pack({ name: "packages", format: "wheel", script: PACKAGES }, files, options);
}

/**
 * Compiles the part of Python's own library that is imported when Python starts and when the service does; the rest
 * stays source, which is smaller. Pyodide brings all of it as source. Gives the path of the archive.
 */
export async function packLibrary(options: PackOptions): Promise<string> {
  const source = await read(options.pyodide, "python_stdlib.zip");
  return await pack({ name: "library", format: "zip", script: LIBRARY }, [source], options);
}

/** What is packed, and the Python that says which compiled and source files are wanted. */
interface Kind {
  readonly name: "packages" | "library";
  readonly format: "wheel" | "zip";
  readonly script: string;
}

async function pack(kind: Kind, archives: readonly Uint8Array[], { pyodide, kept }: PackOptions): Promise<string> {
  const hash = createHash("sha256").update(kind.script + PACK);
  for (const file of [await read(pyodide, "package.json"), ...archives]) hash.update(file);
  const archive = join(kept, `${kind.name}-${hash.digest("hex").slice(0, 12)}.zip`);
  if (existsSync(archive)) return archive;
  const bytes = await compile(kind, archives, pyodide);
  await mkdir(kept, { recursive: true });
  const old = (await readdir(kept)).filter((file) => file.startsWith(`${kind.name}-`));
  await Promise.all(old.map(async (file) => await rm(join(kept, file))));
  await writeFile(archive, bytes);
  return archive;
}

/** Compiled modules lie where their source would, except for packages' own __init__.py: some read theirs. */
const PACKAGES = `
def is_wanted(path):
    of_package = path.name.startswith("__init__.")
    if path.suffix == ".pyc":
        return of_package == (path.parent.name == "__pycache__")
    return path.suffix != ".pyi" and (path.suffix != ".py" or of_package)
`;

/** Modules are either compiled or source. An archive is searched for no __pycache__. */
const LIBRARY = `
import sys
import ast, asyncio, base64, collections.abc, concurrent.futures, contextlib, copy, dataclasses, datetime, decimal
import email.message, email.parser, email.utils, enum, fractions, functools, graphlib, html, http.cookies, importlib.metadata
import importlib.resources, inspect, ipaddress, json, linecache, logging, mimetypes, pathlib, pkgutil, queue, random, secrets
import shutil, statistics, stat, string, tempfile, textwrap, threading, traceback, types, typing, urllib.parse, uuid, weakref
import zipfile, zoneinfo

ARCHIVE = "/lib/python314.zip/"
origins = (getattr(module, "__file__", None) or "" for module in list(sys.modules.values()))
used = {origin.removeprefix(ARCHIVE).removesuffix(".py") for origin in origins if origin.startswith(ARCHIVE)}

def is_wanted(path):
    if "__pycache__" in path.parts or path.suffix not in {".py", ".pyc"}:
        return "__pycache__" not in path.parts
    is_used = str(path.relative_to(root).with_suffix("")) in used
    return is_used == (path.suffix == ".pyc")
`;

/** Times are fixed, so that the bytes are always the same. */
const PACK = `
import compileall, io, zipfile
from pathlib import Path
from py_compile import PycInvalidationMode

root = Path("/packages")
for legacy in (True, False):
    compileall.compile_dir(
        root, quiet=1, legacy=legacy, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
        stripdir=str(root), prependdir="site-packages",
    )

archive = io.BytesIO()
with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
    for path in sorted(root.rglob("*")):
        if path.is_file() and is_wanted(path):
            info = zipfile.ZipInfo(str(path.relative_to(root)), (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, path.read_bytes())
archive.getvalue()
`;

async function compile(kind: Kind, archives: readonly Uint8Array[], folder: string): Promise<Uint8Array> {
  const python = await loadPyodide({ indexURL: resolve(folder) });
  python.FS.mkdirTree("/packages");
  for (const archive of archives) python.unpackArchive(archive, kind.format, { extractDir: "/packages" });
  const made = python.runPython(kind.script + PACK);
  const bytes: Uint8Array = made.toJs();
  made.destroy();
  return bytes;
}

async function read(folder: string, name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(folder, name)));
}
