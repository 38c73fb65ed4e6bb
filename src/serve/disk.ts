import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

/** Where an address leads on the disk. */
export type Found =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "folder" }
  | { readonly kind: "nothing" };

/** A text file kept in memory, with each compressed form that was asked for. */
export interface Kept {
  readonly bytes: Buffer;
  /** Weak, since the compressed forms share it. */
  readonly etag: string;
  readonly encoded: Map<Encoding, Buffer>;
}

/**
 * Finds the file for a decoded path of the site such as "/lessons/": a folder with a slash stands for its index.html.
 * "folder" means that only the slash is missing; nothing outside the root is ever found.
 */
export async function findFile(root: string, path: string): Promise<Found> {
  const file = resolve(root, `.${path}`);
  if (path.includes("\0") || (file !== root && !file.startsWith(root + sep))) return { kind: "nothing" };
  const found = await kindOf(file);
  if (found === "file" && !path.endsWith("/")) return { kind: "file", path: file };
  const index = join(file, "index.html");
  if (found !== "folder" || (await kindOf(index)) !== "file") return { kind: "nothing" };
  return path.endsWith("/") ? { kind: "file", path: index } : { kind: "folder" };
}

/** Reads text files once and keeps them until they change on the disk. */
export class TextFiles {
  #kept = new Map<string, { stamp: string; file: Kept }>();

  async read(path: string): Promise<Kept> {
    const { mtimeMs, size } = await stat(path);
    const stamp = `${mtimeMs} ${size}`;
    const known = this.#kept.get(path);
    if (known?.stamp === stamp) return known.file;
    const bytes = await readFile(path);
    const etag = `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
    const file: Kept = { bytes, etag, encoded: new Map([["identity", bytes]]) };
    this.#kept.set(path, { stamp, file });
    return file;
  }
}

/** Gives a kept file in the encoding, compressed at the first call. */
export async function encode(file: Kept, encoding: Encoding): Promise<Buffer> {
  const known = file.encoded.get(encoding);
  if (known) return known;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  const made =
    encoding === "br" ? await promisify(brotliCompress)(file.bytes, quality) : await promisify(gzip)(file.bytes);
  file.encoded.set(encoding, made);
  return made;
}

async function kindOf(path: string): Promise<"file" | "folder" | "nothing"> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return "file";
  return found?.isDirectory() ? "folder" : "nothing";
}
