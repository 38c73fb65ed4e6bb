/**
 * @typedef {object} SourceFile
 * @property {string} path "/etc/apt/sources.list.d/debian.sources"
 * @property {string} text
 */

/**
 * Copies a machine's own apt sources of one Debian suite to another suite, so that its mirror and its key stay.
 * Only the suite itself is copied: neither its security updates nor other repositories. Both forms are read: stanzas
 * (deb822, ".sources") and lines (".list").
 * @param {readonly SourceFile[]} files
 * @param {string} from "bookworm"
 * @param {string} to "trixie"
 * @returns {{ ending: ".sources" | ".list", text: string } | undefined} undefined when no source has the suite
 */
export function copySuite(files, from, to) {
  const stanzas = files
    .filter(({ path }) => path.endsWith(".sources"))
    .flatMap(({ text }) => copyStanzas(text, from, to));
  if (stanzas.length > 0) return { ending: ".sources", text: `${stanzas.join("\n\n")}\n` };
  const lines = files.filter(({ path }) => path.endsWith(".list")).flatMap(({ text }) => copyLines(text, from, to));
  return lines.length > 0 ? { ending: ".list", text: `${lines.join("\n")}\n` } : undefined;
}

/** Keeps a suite out of ordinary upgrades: its packages come only when they are named with it. */
export function pinSuite(/** @type {string} */ suite) {
  return `Package: *\nPin: release n=${suite}\nPin-Priority: 100\n`;
}

/**
 * @param {string} text
 * @param {string} from
 * @param {string} to
 */
function copyStanzas(text, from, to) {
  const stanzas = text.replaceAll(/^#.*\n?/gm, "").split(/\n\s*\n/);
  return stanzas.flatMap((stanza) => {
    /** @param {string} name */
    const field = (name) => new RegExp(`^${name}:(.*)$`, "im").exec(stanza)?.[1]?.trim().split(/\s+/) ?? [];
    const wanted =
      field("Types").includes("deb") && field("Suites").includes(from) && field("Components").includes("main");
    if (!wanted || field("Enabled").includes("no")) return [];
    return [
      stanza
        .trim()
        .replace(/^Types:.*$/im, "Types: deb")
        .replace(/^Suites:.*$/im, `Suites: ${to}`),
    ];
  });
}

/**
 * @param {string} text
 * @param {string} from
 * @param {string} to
 */
function copyLines(text, from, to) {
  return text.split("\n").flatMap((line) => {
    const match = /^deb\s+(\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+(.*)$/.exec(line.trim());
    if (!match) return [];
    const [, options = "", address = "", suite = "", components = ""] = match;
    return suite === from && components.split(/\s+/).includes("main") ? [`deb ${options}${address} ${to} main`] : [];
  });
}
