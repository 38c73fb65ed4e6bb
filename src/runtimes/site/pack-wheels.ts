import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { loadPyodide } from "pyodide";

export interface PackOptions {
  /** The folder with the wheels. */
  readonly wheels: string;
  /** The folder of Pyodide. */
  readonly pyodide: string;
  /** Where the archive is kept for the next build. */
  readonly kept: string;
}

/**
 * Makes one archive of wheels, laid out as Python's folder of packages, with every module compiled by the very Python
 * that will import it: that halves the time until the service answers. Gives its path, whose name holds a hash of what
 * it was made from, so that a browser never mixes two builds. Undefined when there are no wheels.
 */
export async function packWheels({ wheels, pyodide, kept }: PackOptions): Promise<string | undefined> {
  if (!existsSync(wheels)) return undefined;
  const names = (await readdir(wheels)).filter((name) => name.endsWith(".whl")).toSorted();
  const files = await Promise.all(names.map(async (name) => new Uint8Array(await readFile(join(wheels, name)))));
  const hash = createHash("sha256").update(PACK);
  for (const file of [await readFile(join(pyodide, "package.json")), ...files]) hash.update(file);
  const archive = join(kept, `packages-${hash.digest("hex").slice(0, 12)}.zip`);
  if (existsSync(archive)) return archive;
  const bytes = await pack(files, pyodide);
  await rm(kept, { recursive: true, force: true });
  await mkdir(kept, { recursive: true });
  await writeFile(archive, bytes);
  return archive;
}

/**
 * Compiled modules lie where their source would, which is left out, except in packages' own __init__.py: some packages
 * read theirs to import the rest when it is asked for. Times are fixed, so that the bytes are always the same.
 */
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

def is_wanted(path):
    of_package = path.name.startswith("__init__.")
    if path.suffix == ".pyc":
        return of_package == (path.parent.name == "__pycache__")
    return path.is_file() and path.suffix != ".pyi" and (path.suffix != ".py" or of_package)

archive = io.BytesIO()
with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
    for path in sorted(root.rglob("*")):
        if is_wanted(path):
            info = zipfile.ZipInfo(str(path.relative_to(root)), (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, path.read_bytes())
archive.getvalue()
`;

async function pack(wheels: readonly Uint8Array[], folder: string): Promise<Uint8Array> {
  const python = await loadPyodide({ indexURL: resolve(folder) });
  python.FS.mkdirTree("/packages");
  for (const wheel of wheels) python.unpackArchive(wheel, "wheel", { extractDir: "/packages" });
  const made = python.runPython(PACK);
  const bytes: Uint8Array = made.toJs();
  made.destroy();
  return bytes;
}
