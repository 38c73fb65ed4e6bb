/** Writes a plain value as YAML, in the form that `docker compose config` prints: two spaces, and quotes where a text needs them. */
export function writeYaml(value: unknown): string {
  return `${linesOf(value).join("\n")}\n`;
}

function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? ["[]"] : value.flatMap((item) => itemLines(item));
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    return entries.length === 0 ? ["{}"] : entries.flatMap(([key, each]) => entryLines(key, each));
  }
  return scalarLines(value);
}

/** The first line of an item follows its dash. */
function itemLines(item: unknown): string[] {
  const [first = "", ...rest] = linesOf(item);
  const isBlock = typeof item === "string" && rest.length > 0;
  return [`- ${first}`, ...rest.map((line) => (isBlock ? line : indented(line)))];
}

function entryLines(key: string, value: unknown): string[] {
  const name = scalarLines(key).length === 1 ? writeText(key) : quoted(key);
  const lines = linesOf(value);
  const [first = "", ...rest] = lines;
  const isNested = typeof value === "object" && value !== null && !/^(?:\[\]|\{\})$/.test(first);
  return isNested ? [`${name}:`, ...lines.map(indented)] : [`${name}: ${first}`, ...rest];
}

function indented(line: string): string {
  return line === "" ? "" : `  ${line}`;
}

/** A text of several lines is written as a block, where its spaces allow that. */
function scalarLines(value: unknown): readonly string[] {
  if (typeof value !== "string") return [String(value)];
  if (!isBlock(value)) return [writeText(value)];
  const lines = value.split("\n");
  const end = lines.at(-1) === "" ? (lines.at(-2) === "" ? "+" : "") : "-";
  const hint = /^[ \n]/.test(value) ? "2" : "";
  const written = lines.at(-1) === "" ? lines.slice(0, -1) : lines;
  return [`|${hint}${end}`, ...written.map(indented)];
}

function isBlock(text: string): boolean {
  return (
    text.includes("\n") && text.trim() !== "" && !NOT_PRINTED.test(text.replaceAll("\n", "")) && !text.endsWith(" ")
  );
}

function writeText(text: string): string {
  if (NOT_PRINTED.test(text) || OTHER_TYPES.some((type) => type.test(text))) return quoted(text);
  const isPlain = !OLD_WORDS.test(text) && !NOT_PLAIN.test(text);
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`;
}

/** Texts that would be read as null, a truth value, a number or a date. */
const OTHER_TYPES = [
  /^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE)$/,
  /^[-+]?(?:0[bB][01_]+|0[oO]?[0-7_]+|0[xX][\da-fA-F_]+|\d[\d_]*)$/,
  /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/,
  /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$/,
];
/** What older readers of YAML take for truth values, and for numbers to the base of 60. */
const OLD_WORDS = /^(?:y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|<<|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?)$/;
const NOT_PLAIN = /^[#,[\]{}&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)|:(?:\s|$)|\s#|^\s|\s$/;
const NOT_PRINTED = /[^\x20-\x7E\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/;

function quoted(text: string): string {
  return `"${Array.from(text, escaped).join("")}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\t": "\\t",
  "\r": "\\r",
  "\0": "\\0",
  "\u0007": "\\a",
  "\b": "\\b",
  "\u001B": "\\e",
  "\f": "\\f",
  "\v": "\\v",
  "\u0085": "\\N",
  "\u2028": "\\L",
  "\u2029": "\\P",
};

function escaped(letter: string): string {
  const known = ESCAPES[letter];
  if (known !== undefined) return known;
  if (!NOT_PRINTED.test(letter)) return letter;
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase();
  if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
  return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}
