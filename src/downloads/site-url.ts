import type { ExampleFile } from "../schemas/example-folder.ts";

/**
 * Puts the site's address where a text file of an example says {{SITE_URL}}.
 * Files that are not UTF-8 text stay as they are.
 */
export function fillSiteUrl(files: ReadonlyMap<string, ExampleFile>, siteUrl: string): Map<string, ExampleFile> {
  const url = siteUrl.replace(/\/+$/, "");
  return new Map([...files].map(([path, file]) => [path, { ...file, bytes: fill(file.bytes, url) }]));
}

function fill(bytes: Uint8Array, url: string): Uint8Array {
  const text = readText(bytes);
  return text?.includes("{{SITE_URL}}") ? new TextEncoder().encode(text.replaceAll("{{SITE_URL}}", url)) : bytes;
}

function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
