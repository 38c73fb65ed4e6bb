import { extname } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".zip": "application/zip",
  ".gz": "application/gzip",
  ".gzip": "application/gzip",
  ".ttf": "font/ttf",
  ".pdf": "application/pdf",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".ico": "image/x-icon",
  ".pack": "application/x-git-packed-objects",
  ".idx": "application/x-git-packed-objects-toc",
};

/** Gives the Content-Type of a file by its path; the files of a bare repository that have no ending are text. */
export function mediaType(path: string): string {
  const known = TYPES[extname(path).toLowerCase()];
  if (known) return known;
  return isOfRepository(path) ? "text/plain; charset=utf-8" : "application/octet-stream";
}

/** Says whether a file is worth compressing; what git fetches is sent as it is. */
export function isCompressible(path: string): boolean {
  const type = mediaType(path);
  return (type.includes("charset=utf-8") || type === "application/wasm") && !isOfRepository(path);
}

function isOfRepository(path: string): boolean {
  return /\.git[/\\]/.test(path);
}
