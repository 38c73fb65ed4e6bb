import { readFileSync } from "node:fs";

/** An address where nothing is. */
export const NOWHERE = "/there-is-no-such-page/";

/** Gives the path of every page of the built site, from its sitemap, and the page that is not found. */
export function everyPage(): string[] {
  const sitemap = readFileSync("dist/sitemap-0.xml", "utf8");
  const pages = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(String(address)).pathname);
  if (pages.length === 0) throw new Error("dist/sitemap-0.xml names no page. Build the site first: npm run build");
  return [...pages, NOWHERE];
}
