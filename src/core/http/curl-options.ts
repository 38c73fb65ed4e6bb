import { readData, type DataOption, type Sources } from "./curl-data.ts";

/** What the options of a command ask for. */
export interface Asked {
  method?: string;
  readonly headers: (readonly [string, string])[];
  /** Headers that are not to be sent, though curl would by itself. */
  readonly removed: string[];
  readonly data: string[];
  json: boolean;
  get: boolean;
  head: boolean;
  pathAsIs: boolean;
  globOff: boolean;
  readonly addresses: string[];
  readonly notes: string[];
}

/** Reads the words after "curl". Gives the problem as a sentence when one of them is not understood. */
export function readOptions(words: readonly string[], sources: Sources): Asked | string {
  const asked: Asked = { ...NOTHING, headers: [], removed: [], data: [], addresses: [], notes: [] };
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === "--") {
      asked.addresses.push(...left);
      return asked;
    }
    const problem =
      word.startsWith("-") && word !== "-" ? readOption(word, left, asked, sources) : takeAddress(word, asked);
    if (problem !== undefined) return problem;
  }
  return asked;
}

const NOTHING = { json: false, get: false, head: false, pathAsIs: false, globOff: false } as const;

/** Short options by the long ones that mean the same. */
const LONG_OF: Readonly<Record<string, string>> = {
  X: "request",
  H: "header",
  d: "data",
  A: "user-agent",
  e: "referer",
  b: "cookie",
  G: "get",
  I: "head",
  g: "globoff",
  o: "output",
  w: "write-out",
  m: "max-time",
  D: "dump-header",
  s: "silent",
  S: "show-error",
  i: "include",
  f: "fail",
  v: "verbose",
  L: "location",
  k: "insecure",
  N: "no-buffer",
  O: "remote-name",
  "4": "ipv4",
  "6": "ipv6",
  "#": "progress-bar",
  "0": "http1.0",
};
const IDLE = new Set(
  "silent show-error include fail fail-with-body verbose location insecure no-buffer no-progress-meter compressed retry-all-errors retry-connrefused remote-name ipv4 ipv6 progress-bar http1.0 http1.1 http2 no-keepalive show-headers".split(
    " ",
  ),
);
const IDLE_WITH_VALUE = new Set(
  "output write-out max-time connect-timeout retry retry-delay retry-max-time dump-header keepalive-time".split(" "),
);
const PRINTS_HEADERS = new Set(["include", "show-headers", "verbose", "head"]);
const DATA: Readonly<Record<string, DataOption>> = {
  data: "data",
  "data-ascii": "data",
  "data-raw": "data-raw",
  "data-binary": "data-binary",
  "data-urlencode": "data-urlencode",
  json: "json",
};
const WITH_VALUE = new Set(["request", "header", "user-agent", "referer", "cookie", "url", ...Object.keys(DATA)]);

/** Options without a value that change the request. */
const FLAGS: Readonly<Record<string, "get" | "head" | "pathAsIs" | "globOff">> = {
  get: "get",
  head: "head",
  "path-as-is": "pathAsIs",
  globoff: "globOff",
};

function readOption(word: string, left: string[], asked: Asked, sources: Sources): string | undefined {
  if (word.startsWith("--")) {
    const name = word.slice(2);
    if (!takesValue(name)) return takeFlag(name, word, asked);
    const value = left.shift();
    return value === undefined ? `${word} has no value after it.` : take(name, value, word, asked, sources);
  }
  for (let at = 1; at < word.length; at += 1) {
    const short = `-${word[at]}`;
    const name = LONG_OF[word[at] ?? ""] ?? "";
    if (takesValue(name)) {
      const value = word.slice(at + 1) || left.shift();
      return value === undefined ? `${short} has no value after it.` : take(name, value, short, asked, sources);
    }
    const problem = takeFlag(name, short, asked);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function takesValue(name: string): boolean {
  return WITH_VALUE.has(name) || IDLE_WITH_VALUE.has(name);
}

function takeFlag(name: string, written: string, asked: Asked): string | undefined {
  const flag = FLAGS[name];
  if (PRINTS_HEADERS.has(name)) asked.notes.push(`${written} prints headers: open "Headers" in the answer.`);
  if (flag !== undefined) asked[flag] = true;
  else if (!IDLE.has(name)) return unknown(written);
  return undefined;
}

function take(name: string, value: string, written: string, asked: Asked, sources: Sources): string | undefined {
  const data = DATA[name];
  if (data !== undefined) return takeData(data, value, asked, sources);
  if (name === "header") return takeHeader(value, asked);
  if (name === "cookie") return takeCookie(value, written, asked);
  if (name === "request") asked.method = value;
  else if (name === "url") return takeAddress(value, asked);
  else if (name === "user-agent" || name === "referer") asked.headers.push([name, value]);
  else asked.notes.push(`${written} changes what curl prints or how long it waits, so it is left out here.`);
  return undefined;
}

function takeAddress(value: string, asked: Asked): undefined {
  asked.addresses.push(value);
}

function takeData(option: DataOption, value: string, asked: Asked, sources: Sources): string | undefined {
  const read = readData(option, value, sources);
  if ("problem" in read) return read.problem;
  if (option === "json") asked.json = true;
  asked.data.push(read.data);
  return undefined;
}

/** "name: value" is sent, "name:" is not, and "name;" is sent without a value. */
function takeHeader(value: string, asked: Asked): string | undefined {
  const [, name, sign, text = ""] = /^([!#$%&'*+.^_`|~\w-]+)(?:(:)(.*)|;)$/s.exec(value) ?? [];
  if (name === undefined || /[\r\n]/.test(text))
    return `"${value}" is not a header. One looks like this: content-type: application/json`;
  if (sign !== undefined && text.trim() === "") asked.removed.push(name.toLowerCase());
  else asked.headers.push([name.toLowerCase(), text.trim()]);
  return undefined;
}

function takeCookie(value: string, written: string, asked: Asked): string | undefined {
  if (!value.includes("=")) return `${written} ${value} names a file of cookies, and there is none here.`;
  asked.headers.push(["cookie", value]);
  return undefined;
}

function unknown(option: string): string {
  return `${option} is not understood here. These are: -X, -H, -d, --data-raw, --data-binary, --data-urlencode, --json, -G, -I, -A, -b, -e, -g and --url.`;
}
