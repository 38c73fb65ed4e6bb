import { readAddress } from "./curl-address.ts";
import type { Files } from "./curl-data.ts";
import { readOptions, type Asked } from "./curl-options.ts";
import { splitShellLine, type ShellInput, type ShellLine } from "./shell-line.ts";
import { fromWindows } from "./windows-line.ts";

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
 * Reads a curl command as a request, as a shell and curl would. Options that only change what curl prints or how often it
 * asks are left out; those that would change the request and are not known are refused by name. `files` are those that
 * "@name" may mean.
 */
export function readCurl(line: string, files: Files = {}): CurlReading {
  const shell = splitShellLine(fromWindows(line.replace(/^\s*[$>%] +/, "")));
  return shell.kind === "refused" ? shell : readCommand(shell, files);
}

type Words = Extract<ShellLine, { kind: "words" }>;

function readCommand(shell: Words, files: Files): CurlReading {
  const [program, ...words] = shell.words;
  if (program === undefined) return refuse("Write a curl command, such as: curl localhost:8000/health");
  const piped = /^\|(?![|&])(.*)$/s.exec(shell.rest ?? "")?.[1];
  if (program !== "curl" && piped !== undefined) return readPiped(program, words, piped, files);
  if (program !== "curl") return refuse(`This starts with "${program}", not with curl.`);
  if (shell.rest?.startsWith("-")) {
    return refuse(`The command ends before ${shell.rest.split(/\s/)[0]}: put a \\ at the end of the line above it.`);
  }
  const asked = readOptions(words, { files, input: shell.input });
  if (typeof asked === "string") return refuse(asked);
  if (shell.rest) asked.notes.unshift(`"${shell.rest}" is left to the shell: only curl is run here.`);
  return makeRequest(asked);
}

/** "cat scenario.json | curl …" and "echo '…' | curl …": what the first prints is what curl may read. */
function readPiped(program: string, words: readonly string[], next: string, files: Files): CurlReading {
  const input = printedBy(program, words);
  if (!input)
    return refuse(`This starts with "${program} ${words.join(" ")}", which cannot be run here: begin with curl.`);
  const shell = splitShellLine(next);
  if (shell.kind === "refused") return shell;
  return readCommand({ ...shell, input: shell.input ?? input }, files);
}

function printedBy(program: string, words: readonly string[]): ShellInput | undefined {
  const [first = ""] = words;
  if (program === "cat" && words.length === 1) return { file: first };
  if (program !== "echo" || /^-[^n]/.test(first)) return undefined;
  return first === "-n" ? { text: words.slice(1).join(" ") } : { text: `${words.join(" ")}\n` };
}

function makeRequest(asked: Asked): CurlReading {
  const [address, second] = asked.addresses;
  if (address === undefined) return refuse("There is no address. The service is at localhost:8000.");
  if (second !== undefined) return refuse(`There are two addresses: ${address} and ${second}. Ask one at a time.`);
  const place = readAddress(address, asked);
  if ("problem" in place) return refuse(place.problem);
  const data = asked.data.join(asked.json ? "" : "&");
  const sends = asked.data.length > 0 && !asked.get;
  if (sends && asked.head)
    return refuse("-I asks for the headers alone, and -d sends a body: curl does one or the other.");
  const usual = asked.head ? "HEAD" : sends ? "POST" : "GET";
  const request = {
    method: asked.method ?? usual,
    path: asked.get && data ? `${place.path}${place.path.includes("?") ? "&" : "?"}${data}` : place.path,
    headers: withDefaults(asked, sends),
    ...(sends && { body: data }),
  };
  if (!/^[A-Za-z]+$/.test(request.method)) return refuse(`"${request.method}" is not a method. GET and POST are.`);
  return { kind: "request", request, notes: asked.notes };
}

/** What curl adds by itself, unless it was given; a header without a value is given, and not sent. */
function withDefaults({ headers, json, removed }: Asked, sends: boolean): (readonly [string, string])[] {
  const given = new Set([...headers.map(([name]) => name), ...removed]);
  const defaults: (readonly [string, string])[] = [];
  if (json) defaults.push(["content-type", "application/json"], ["accept", "application/json"]);
  else if (sends) defaults.push(["content-type", "application/x-www-form-urlencoded"]);
  return [...headers, ...defaults.filter(([name]) => !given.has(name))];
}

function refuse(problem: string): CurlReading {
  return { kind: "refused", problem };
}
