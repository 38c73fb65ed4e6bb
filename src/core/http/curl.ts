import { splitShellLine } from "./shell-line.ts";

/** A request for the service in the page. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query: "/runs?limit=3". */
  readonly path: string;
  /** In the order in which they are sent; names in lower case. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string;
}

export type CurlReading =
  /** `notes` name what was left out because it changes nothing here. */
  | { readonly kind: "request"; readonly request: HttpRequest; readonly notes: readonly string[] }
  | { readonly kind: "refused"; readonly problem: string };

/**
 * Reads a curl command as a request. Options that only change what curl prints or how often it asks are left out;
 * those that would change the request and are not known are refused by name. `files` are those that "@name" may mean.
 */
export function readCurl(line: string, files: Readonly<Record<string, string>> = {}): CurlReading {
  const shell = splitShellLine(line.replace(/^\s*\$ +/, ""));
  if (shell.kind === "refused") return shell;
  const [program, ...words] = shell.words;
  if (program !== "curl") return refuse(program ? `This starts with "${program}", not with curl.` : EMPTY);
  const asked: Asked = { headers: [], data: [], json: false, get: false, head: false, addresses: [], notes: [] };
  if (shell.rest) asked.notes.push(`"${shell.rest}" is left to the shell: only curl is run here.`);
  const problem = readWords(words, asked, files);
  return problem === undefined ? makeRequest(asked) : refuse(problem);
}

interface Asked {
  method?: string;
  readonly headers: (readonly [string, string])[];
  readonly data: string[];
  json: boolean;
  get: boolean;
  head: boolean;
  readonly addresses: string[];
  readonly notes: string[];
}

const EMPTY = "Write a curl command, such as: curl localhost:8000/health";

const LONG: Readonly<Record<string, string>> = {
  "--request": "X",
  "--header": "H",
  "--data": "d",
  "--data-ascii": "d",
  "--data-raw": "data-raw",
  "--data-binary": "data-binary",
  "--json": "json",
  "--get": "G",
  "--head": "I",
  "--user-agent": "A",
  "--url": "url",
};
/** Options that take a value, of those that are understood or left out. */
const WITH_VALUE = new Set(["X", "H", "d", "A", "o", "w", "m", "data-raw", "data-binary", "json", "url"]);
const IDLE_SHORT = new Set(["s", "S", "i", "f", "v", "L", "k", "N", "O"]);
const IDLE_LONG = new Set(
  "silent show-error include fail fail-with-body verbose location insecure no-buffer no-progress-meter compressed retry-all-errors retry-connrefused remote-name".split(
    " ",
  ),
);
const IDLE_LONG_WITH_VALUE = new Set(
  "output write-out max-time connect-timeout retry retry-delay retry-max-time".split(" "),
);

/** Gives the problem, if there is one. */
function readWords(
  words: readonly string[],
  asked: Asked,
  files: Readonly<Record<string, string>>,
): string | undefined {
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const problem =
      word.startsWith("-") && word !== "-" ? readOption(word, left, asked, files) : void asked.addresses.push(word);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function readOption(
  word: string,
  left: string[],
  asked: Asked,
  files: Readonly<Record<string, string>>,
): string | undefined {
  if (word.startsWith("--")) return readLong(word, left, asked, files);
  for (let at = 1; at < word.length; at += 1) {
    const name = word[at] ?? "";
    if (WITH_VALUE.has(name)) {
      const value = word.slice(at + 1) || left.shift();
      return value === undefined ? `-${name} has no value after it.` : take(name, value, asked, files);
    }
    if (name === "G") asked.get = true;
    else if (name === "I") asked.head = true;
    else if (!IDLE_SHORT.has(name)) return unknown(`-${name}`);
  }
  return undefined;
}

function readLong(
  word: string,
  left: string[],
  asked: Asked,
  files: Readonly<Record<string, string>>,
): string | undefined {
  const name = LONG[word];
  if (name === "G") asked.get = true;
  else if (name === "I") asked.head = true;
  else if (name !== undefined || IDLE_LONG_WITH_VALUE.has(word.slice(2))) {
    const value = left.shift();
    if (value === undefined) return `${word} has no value after it.`;
    return name === undefined ? leftOut(word, asked) : take(name, value, asked, files);
  } else if (!IDLE_LONG.has(word.slice(2))) return unknown(word);
  return undefined;
}

function take(name: string, value: string, asked: Asked, files: Readonly<Record<string, string>>): string | undefined {
  if (name === "X") asked.method = value;
  else if (name === "H") return takeHeader(value, asked);
  else if (name === "A") asked.headers.push(["user-agent", value]);
  else if (name === "url") asked.addresses.push(value);
  else if (name === "o" || name === "w" || name === "m") return leftOut(`-${name}`, asked);
  else return takeData(name, value, asked, files);
  return undefined;
}

function takeHeader(value: string, asked: Asked): string | undefined {
  const [, name, text = ""] = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*)$/s.exec(value) ?? [];
  if (name === undefined || /[\r\n]/.test(text))
    return `"${value}" is not a header. One looks like this: content-type: application/json`;
  asked.headers.push([name.toLowerCase(), text.trim()]);
  return undefined;
}

function takeData(
  name: string,
  value: string,
  asked: Asked,
  files: Readonly<Record<string, string>>,
): string | undefined {
  if (name === "json") asked.json = true;
  if (name === "data-raw" || !value.startsWith("@")) return void asked.data.push(value);
  const file = files[value.slice(1)];
  if (file === undefined) {
    const known = Object.keys(files).join(", ");
    return `There is no file ${value.slice(1)} here${known ? `. These are: ${known}` : ""}.`;
  }
  // As curl does: -d takes the line breaks out of a file, --data-binary and --json leave them.
  asked.data.push(name === "d" ? file.replaceAll(/[\r\n]/g, "") : file);
  return undefined;
}

function leftOut(option: string, asked: Asked): undefined {
  asked.notes.push(`${option} changes what curl prints or how long it waits, so it is left out here.`);
}

function makeRequest(asked: Asked): CurlReading {
  const [address, second] = asked.addresses;
  if (address === undefined) return refuse("There is no address. The service is at localhost:8000.");
  if (second !== undefined) return refuse(`There are two addresses: ${address} and ${second}. Ask one at a time.`);
  const path = readAddress(address);
  if (path === undefined) return refuse(`${address} is not the service in this page, which is at localhost:8000.`);
  const data = asked.data.join(asked.json ? "" : "&");
  const sends = asked.data.length > 0 && !asked.get;
  const usual = asked.head ? "HEAD" : sends ? "POST" : "GET";
  const request = {
    method: asked.method ?? usual,
    path: asked.get && data ? `${path}${path.includes("?") ? "&" : "?"}${data}` : path,
    headers: withDefaults(asked, sends),
    ...(sends && { body: data }),
  };
  if (!/^[A-Za-z]+$/.test(request.method)) return refuse(`"${request.method}" is not a method. GET and POST are.`);
  return { kind: "request", request, notes: asked.notes };
}

/** The path and query of an address of the service; undefined for any other place. */
function readAddress(address: string): string | undefined {
  const found = /^(?:http:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::8000)?([/?][^#]*)?(?:#.*)?$/i.exec(
    address,
  );
  if (!found) return undefined;
  const path = found[1] ?? "/";
  return path.startsWith("?") ? `/${path}` : path;
}

function withDefaults(asked: Asked, sends: boolean): (readonly [string, string])[] {
  const given = new Set(asked.headers.map(([name]) => name));
  const defaults: (readonly [string, string])[] = [];
  if (asked.json) defaults.push(["content-type", "application/json"], ["accept", "application/json"]);
  else if (sends) defaults.push(["content-type", "application/x-www-form-urlencoded"]);
  return [...asked.headers, ...defaults.filter(([name]) => !given.has(name))];
}

function unknown(option: string): string {
  return `${option} is not understood here. These are: -X, -H, -d, --data-raw, --data-binary, --json, -G, -I, -A and --url.`;
}

function refuse(problem: string): CurlReading {
  return { kind: "refused", problem };
}
