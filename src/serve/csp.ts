import { createHash } from "node:crypto";
import type { AstroUserConfig } from "astro";

type CspOptions = Exclude<NonNullable<AstroUserConfig["security"]>["csp"], boolean | undefined>;

/**
 * What Astro's own support (`security.csp`) writes into each page.
 * Style attributes are allowed, inline style elements and scripts only by their hash.
 * 'wasm-unsafe-eval' lets search and the engines compile WebAssembly; it does not allow eval of JavaScript.
 */
export const contentSecurity = {
  directives: [
    "default-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ],
  scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
  styleDirective: {
    resources: [
      { resource: "'self'", kind: "element" },
      { resource: "'unsafe-inline'", kind: "attribute" },
    ],
  },
} satisfies CspOptions;

/** The policy of everything that is not a page; a worker obeys only the header that its own file came with. */
export const filePolicy = [
  ...contentSecurity.directives,
  `script-src ${contentSecurity.scriptDirective.resources.join(" ")}`,
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
].join("; ");

export interface CompletedPage {
  readonly html: string;
  /** What the page's meta element says, and what a header may repeat. */
  readonly policy: string;
}

/**
 * Completes the policy that Astro wrote into a page, so that the browser obeys it from the first script on:
 * the hashes become those of the inline scripts and styles that really stand in the page (Starlight writes some that
 * Astro does not see; files need no hash beside 'self'), and the meta element moves to the start of the head.
 * A page without a policy gets the one of files. A directive with 'unsafe-inline' gets no hash, which would undo it.
 */
export function completePolicy(html: string): CompletedPage {
  const { metas, scripts, styles } = scan(html);
  const directives = parsePolicy(metas[0]?.policy ?? filePolicy);
  setHashes(directives, "script-src", scripts);
  setHashes(directives, directives.has("style-src-elem") ? "style-src-elem" : "style-src", styles);
  if (directives.has("style-src-elem")) setHashes(directives, "style-src", []);
  const policy = [...directives].map(([name, sources]) => [name, ...sources].join(" ")).join("; ");
  const bare = metas.reduce((text, { element }) => text.replace(element, () => ""), html);
  return { html: insertMeta(bare, policy), policy };
}

/** Gives the policy that stands in a page's meta element; undefined when there is none. */
export function readPolicy(html: string): string | undefined {
  return scan(html).metas[0]?.policy;
}

const ATTRIBUTES = `(?:[^>"']|"[^"]*"|'[^']*')*`;
/** Comments, scripts and styles with their content, and every other tag whole, so that nothing inside one is taken for an element. */
const PIECES = new RegExp(
  `<!--.*?-->|<(script|style)\\b(${ATTRIBUTES})>(.*?)</\\1\\s*>|<(meta)\\b(${ATTRIBUTES})>|</?[a-z]${ATTRIBUTES}>`,
  "gis",
);
/** Types of script that a policy governs; any other is data. */
const GOVERNED = new Set(["", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"]);

interface Scanned {
  readonly metas: { element: string; policy: string }[];
  /** Contents of inline elements. */
  readonly scripts: string[];
  readonly styles: string[];
}

function scan(html: string): Scanned {
  const found: Scanned = { metas: [], scripts: [], styles: [] };
  for (const [element, name, attributes = "", content = "", meta, metaAttributes = ""] of html.matchAll(PIECES)) {
    if (meta && attribute(metaAttributes, "http-equiv")?.toLowerCase() === "content-security-policy") {
      found.metas.push({ element, policy: attribute(metaAttributes, "content") ?? "" });
    } else if (name?.toLowerCase() === "style") {
      found.styles.push(content);
    } else if (
      name &&
      attribute(attributes, "src") === undefined &&
      GOVERNED.has(attribute(attributes, "type") ?? "")
    ) {
      found.scripts.push(content);
    }
  }
  return found;
}

function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+)))?(?=\\s|/|$)`, "i").exec(
    attributes,
  );
  const value = match && (match[1] ?? match[2] ?? match[3] ?? "");
  return value?.replaceAll("&#39;", "'").replaceAll("&#x27;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

function parsePolicy(policy: string): Map<string, string[]> {
  const directives = policy.split(";").map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.flatMap(([name, ...sources]) => (name ? [[name, sources] as const] : [])));
}

function setHashes(directives: Map<string, string[]>, name: string, contents: readonly string[]): void {
  const sources = (directives.get(name) ?? ["'self'"]).filter((source) => !/^'sha\d+-/.test(source));
  const hashes = contents.map((content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`);
  directives.set(name, sources.includes("'unsafe-inline'") ? sources : [...new Set([...sources, ...hashes])]);
}

/** After the charset, which must stand in the first 1,024 bytes, and before everything else in the head. */
function insertMeta(html: string, policy: string): string {
  const start = /<meta\s+charset=[^>]*>/i.exec(html) ?? /<head\b[^>]*>/i.exec(html);
  const meta = `<meta http-equiv="content-security-policy" content="${policy.replaceAll('"', "&quot;")}">`;
  if (!start) return html;
  const at = start.index + start[0].length;
  return html.slice(0, at) + meta + html.slice(at);
}
