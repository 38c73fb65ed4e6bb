/** Where the site stands: one setting for links, printed `git clone` lines and the sitemap. */
export interface SiteAddress {
  /** "https://runs-anywhere.example" */
  origin: string;
  /** The path that the site lives under, with both slashes: "/" or "/course/". */
  base: string;
  /** Origin and base without the last slash, as it is printed in `git clone <url>/examples/…`. */
  url: string;
  /** Where the source is kept, without a last slash; absent when nobody has said so. */
  repository?: string;
  /** What StackBlitz gave the site so that it serves WebContainers to it; everybody can read it in the page. */
  webcontainerKey?: string;
}

/**
 * Reads SITE_URL, REPOSITORY_URL and WEBCONTAINER_KEY; without SITE_URL it is the address that `npm start` serves on.
 * Throws with the variable's name when a value is not an http(s) address.
 */
export function siteAddress(environment: Readonly<Record<string, string | undefined>>): SiteAddress {
  const site = address("SITE_URL", environment["SITE_URL"] ?? `http://localhost:${environment["PORT"] ?? "4321"}/`);
  const base = site.pathname.endsWith("/") ? site.pathname : `${site.pathname}/`;
  const url = `${site.origin}${base}`.replace(/\/$/, "");
  const repository = environment["REPOSITORY_URL"];
  const webcontainerKey = environment["WEBCONTAINER_KEY"];
  return {
    origin: site.origin,
    base,
    url,
    ...(repository && { repository: address("REPOSITORY_URL", repository).href.replace(/\/$/, "") }),
    ...(webcontainerKey && { webcontainerKey }),
  };
}

function address(name: string, value: string): URL {
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (parsed?.protocol === "https:" || parsed?.protocol === "http:") return parsed;
  throw new Error(
    `${name} is "${value}", which is not a web address. Write it like https://example.org/ or leave it unset.`,
  );
}
