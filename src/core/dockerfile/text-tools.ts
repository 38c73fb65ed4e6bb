/** Gives a tool's output for a text that is known; undefined for flags that are not simple. */
export type TextTool = (text: string, flags: readonly string[], files: readonly string[]) => string | undefined;

/** Tools by name, and how many of its first words are no files. */
export const TEXT_TOOLS: Readonly<Record<string, readonly [words: number, tool: TextTool]>> = {
  cat: [0, (text, flags) => (flags.length === 0 ? text : undefined)],
  wc: [0, count],
  head: [0, (text, flags) => firstLines(text, flags, false)],
  tail: [0, (text, flags) => firstLines(text, flags, true)],
  sort: [0, sort],
  uniq: [0, (text, flags) => (flags.length === 0 ? joinLines(unrepeated(linesOf(text))) : undefined)],
  grep: [1, search],
  tr: [2, translate],
  cut: [0, cutFields],
  sed: [1, edit],
};

function linesOf(text: string): string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

function unrepeated(lines: readonly string[]): string[] {
  return lines.filter((line, index) => index === 0 || line !== lines[index - 1]);
}

function count(text: string, flags: readonly string[], [path]: readonly string[]): string | undefined {
  const [flag = ""] = flags;
  const name = path === undefined ? "" : ` ${path}`;
  if (flags.length === 0) return `\0${["-l", "-w", "-c"].map((each) => count(text, [each], [])).join("")}${name}\0`;
  if (flags.length !== 1) return undefined;
  if (flag === "-c") return `${new TextEncoder().encode(text).length}${name}\n`;
  if (flag === "-l") return `${text.split("\n").length - 1}${name}\n`;
  return flag === "-w" ? `${text.split(/\s+/).filter((word) => word !== "").length}${name}\n` : undefined;
}

function firstLines(text: string, flags: readonly string[], isLast: boolean): string | undefined {
  const [, unit = "n", digits = "10"] = /^-([nc]?)(\d+)$/.exec(flags[0] ?? "-10") ?? [];
  if (flags.length > 1 || (flags.length === 1 && !/^-[nc]?\d+$/.test(flags[0] ?? ""))) return undefined;
  const many = Number(digits);
  const take = <Item>(items: readonly Item[]): Item[] =>
    isLast ? items.slice(Math.max(0, items.length - many)) : items.slice(0, many);
  if (unit === "c") return /^[\0-\x7f]*$/.test(text) ? take(Array.from(text)).join("") : undefined;
  const parts = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return take(parts).join("");
}

function sort(text: string, flags: readonly string[]): string | undefined {
  if (flags.some((flag) => !/^-[ru]+$/.test(flag))) return undefined;
  const sorted = linesOf(text).toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  const all = flags.join("").includes("u") ? unrepeated(sorted) : sorted;
  return joinLines(flags.join("").includes("r") ? all.toReversed() : all);
}

/** Whether a pattern of grep or sed says the same as a regular expression of ours. */
function isSimple(pattern: string): boolean {
  return !/[\\+?(){}|$]/.test(pattern.replace(/\$$/, "")) && !/^\*|\[\[|\[\]|\[\^\]/.test(pattern);
}

function search(text: string, settings: readonly string[], paths: readonly string[]): string | undefined {
  const flags = settings.slice(0, -1).join("").replaceAll("-", "");
  const pattern = settings.at(-1) ?? "";
  if (!/^[civqFE]*$/.test(flags) || !isSimple(pattern) || paths.length > 1) return undefined;
  const source = flags.includes("F") ? pattern.replaceAll(/[.*^$[\]]/g, String.raw`\$&`) : pattern;
  const matches = new RegExp(source, flags.includes("i") ? "i" : "");
  const found = linesOf(text).filter((line) => matches.test(line) !== flags.includes("v"));
  if (flags.includes("c")) return `${found.length}\n`;
  return joinLines(found);
}

function translate(text: string, settings: readonly string[]): string | undefined {
  const isRemoved = settings[0] === "-d";
  const [from = "", to = ""] = (isRemoved ? settings.slice(1) : settings).map(letters);
  if (
    settings.length > 2 ||
    from === "" ||
    (!isRemoved && to === "") ||
    settings.some((each, index) => each.startsWith("-") && !(isRemoved && index === 0))
  )
    return undefined;
  const last = Array.from(to).at(-1) ?? "";
  return Array.from(text, (letter) => {
    const place = from.lastIndexOf(letter);
    if (place === -1) return letter;
    return isRemoved ? "" : (to[place] ?? last);
  }).join("");
}

/** Writes out the letters that a set of tr stands for; empty for one that is not simple. */
function letters(set: string): string {
  const named = set
    .replaceAll("[:upper:]", "A-Z")
    .replaceAll("[:lower:]", "a-z")
    .replaceAll("[:digit:]", "0-9")
    .replaceAll("[:space:]", " \t\n\r\v\f")
    .replaceAll(String.raw`\n`, "\n")
    .replaceAll(String.raw`\t`, "\t")
    .replaceAll(String.raw`\r`, "\r");
  if (/\[:|\\/.test(named)) return "";
  return named.replaceAll(/([^])-([^])/g, (_range, start: string, end: string) => {
    const [first, last] = [start.charCodeAt(0), end.charCodeAt(0)];
    return String.fromCharCode(...Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index));
  });
}

function cutFields(text: string, flags: readonly string[]): string | undefined {
  const byName = new Map(flags.map((flag) => [flag.slice(0, 2), flag.slice(2)]));
  const [mark = "\t", field, letter] = [byName.get("-d"), byName.get("-f"), byName.get("-c")];
  const [, start, end] = /^(\d+)(?:-(\d+))?$/.exec(field ?? letter ?? "") ?? [];
  if (
    byName.size !== flags.length ||
    start === undefined ||
    mark.length !== 1 ||
    (field === undefined) === (letter === undefined)
  )
    return undefined;
  const range = [Number(start) - 1, Number(end ?? start)] as const;
  return joinLines(
    linesOf(text).map((line) => {
      if (field === undefined)
        return Array.from(line)
          .slice(...range)
          .join("");
      return line.includes(mark)
        ? line
            .split(mark)
            .slice(...range)
            .join(mark)
        : line;
    }),
  );
}

function edit(text: string, settings: readonly string[]): string | undefined {
  const [script = ""] = settings;
  const [, mark = "", from = "", to = "", flag] = /^s([/|,#])(.*?)\1(.*?)\1(g?)$/.exec(script) ?? [];
  if (settings.length !== 1 || mark === "" || !isSimple(from) || /[\\&]/.test(to)) return undefined;
  const pattern = new RegExp(from, flag);
  return text.replaceAll(/[^\n]+/g, (line) => line.replace(pattern, () => to));
}
