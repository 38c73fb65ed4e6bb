/**
 * Finds the Debian mirror that a machine uses in the text of its apt sources, of either form (deb822 or one line each).
 * Prefers a source of the wanted suite, then any with the machine's own release; gives undefined when there is none.
 */
export function findMirror(sources: readonly string[], suites: readonly string[]): string | undefined {
  const entries = sources.flatMap((text) => [...readBlocks(text), ...readLines(text)]);
  return suites
    .flatMap((suite) => entries.filter((entry) => entry.suites.includes(suite) && entry.components.includes("main")))
    .at(0)?.uri;
}

interface Source {
  readonly uri: string;
  readonly suites: readonly string[];
  readonly components: readonly string[];
}

/** Reads entries such as "Types: deb", "URIs: …", "Suites: …", separated by empty lines. */
function readBlocks(text: string): Source[] {
  return withoutComments(text)
    .split(/\n[ \t]*\n/)
    .flatMap((block) => {
      const field = (name: string): string[] =>
        new RegExp(`^${name}:((?:.*)(?:\\n[ \\t]+.*)*)`, "im").exec(block)?.[1]?.split(/\s+/).filter(Boolean) ?? [];
      if (!field("Types").includes("deb") || field("Enabled").includes("no")) return [];
      return field("URIs").map((uri) => ({ uri, suites: field("Suites"), components: field("Components") }));
    });
}

/** Reads lines such as "deb [signed-by=…] http://mirror/debian trixie main". */
function readLines(text: string): Source[] {
  return [...withoutComments(text).matchAll(/^deb[ \t]+(?:\[[^\]]*\][ \t]+)?(\S+)[ \t]+(\S+)[ \t]+(.+)$/gm)].map(
    ([, uri = "", suite = "", components = ""]) => ({ uri, suites: [suite], components: components.split(/\s+/) }),
  );
}

function withoutComments(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll(/^[ \t]*#.*\n?/gm, "");
}
