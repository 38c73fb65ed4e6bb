import { extname, join } from "node:path";
import { ISOLATION_HEADERS } from "../runtimes/node/third-party.ts";

/** The pages that are cut off from others so that they may share memory with their frames; a test keeps this list short. */
export const ISOLATED_PAGES = [join("labs", "node", "index.html")] as const;

/** Whose frame it is serves sites that it knows, by their address; the page's own is not told. */
const TELL_THE_SITE = { "Referrer-Policy": "strict-origin-when-cross-origin" };

/**
 * Gives what isolates a file of the built site, by its path in there. A script gets the second header too: an isolated
 * page may start a worker only from a script that says the same, and search does.
 */
export function isolationHeaders(inside: string): Readonly<Record<string, string>> {
  if (ISOLATED_PAGES.some((page) => page === inside)) return { ...ISOLATION_HEADERS, ...TELL_THE_SITE };
  const { "Cross-Origin-Embedder-Policy": embedder } = ISOLATION_HEADERS;
  return [".js", ".mjs"].includes(extname(inside)) ? { "Cross-Origin-Embedder-Policy": embedder } : {};
}
