/** A request that no service should fall over. */
export interface BadRequest {
  /** What is bad about it, "beta is NaN". */
  readonly name: string;
  readonly method: string;
  /** Absent for methods without a body. */
  readonly body?: Uint8Array;
  /** The content type, "" to send none. */
  readonly type?: string;
  /** Sent in chunks, without saying how long it is. */
  readonly chunked?: boolean;
  /** Whether a service that wants a body may answer it all the same. */
  readonly mayBeTaken?: boolean;
}

const JSON_TYPE = "application/json";
const TEN_MEGABYTES = 10_000_000;

/** Lists what is asked of every address that takes a POST; with a valid question, also what comes of spoiling it. */
export function badRequests(valid?: Readonly<Record<string, unknown>>): BadRequest[] {
  const bodies = [...notQuestions(), ...tenMegabytes(), ...(valid === undefined ? [] : spoilt(valid))];
  return [
    ...bodies.map(([name, text]) => post(name, text)),
    { ...post("10 MB in chunks", " ".repeat(TEN_MEGABYTES)), chunked: true },
    { ...post("a cut object in chunks", '{"a": '), chunked: true },
    ...wrongTypes(JSON.stringify(valid ?? {})),
    ...["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"].map((method) => ({
      name: `${method} in place of POST`,
      method,
      mayBeTaken: true,
    })),
  ];
}

type Body = readonly [name: string, body: string | Uint8Array];

function notQuestions(): Body[] {
  return [
    ["an empty body", ""],
    ["text", "hello"],
    ["a cut object", '{"a": '],
    ["a comma too many", '{"a": 1,}'],
    ...["NaN", "Infinity", "-Infinity", "null", "true", "3", '"text"', "[]", "[{}]", "[1, 2, 3]"].map((text): Body => [
      `${text} as the whole body`,
      text,
    ]),
    ["an object of one unknown name", '{"no such name": 1}'],
    ["half a pair of surrogates as a name", String.raw`{"\ud800": 0}`],
    ["a zero byte", "\0"],
    ["bytes that are no text", Uint8Array.of(0xff, 0xfe, 0xfd)],
    ["lists nested 4,000 deep", "[".repeat(4000) + "]".repeat(4000)],
    ["objects nested 1,500 deep, never closed", '{"a":'.repeat(1500)],
    ["a number of 9,000 digits", "9".repeat(9000)],
  ];
}

function tenMegabytes(): Body[] {
  const names = Array.from({ length: TEN_MEGABYTES / 10 }, (_, index) => `"${index}":0`);
  return [
    ["10 MB of spaces", " ".repeat(TEN_MEGABYTES)],
    ["10 MB of text in an object", `{"text": "${"x".repeat(TEN_MEGABYTES)}"}`],
    ["10 MB of open brackets", "[".repeat(TEN_MEGABYTES)],
    ["10 MB of unknown names", `{${names.join(",")}}`],
  ];
}

/** Spoils a valid question in one place at a time. */
function spoilt(valid: Readonly<Record<string, unknown>>): Body[] {
  const json = JSON.stringify(valid);
  const fields = Object.entries(valid).flatMap(([name, value]) =>
    wrongValues(value).map((text): Body => [`${name} is ${text.slice(0, 20)}`, withField(valid, name, text)]),
  );
  return [
    ...fields,
    ...["no such name", "", "__proto__", "été"].map((name): Body => [
      `an unknown name ${JSON.stringify(name)}`,
      withField(valid, name, "1"),
    ]),
    ["the question in a list", `[${json}]`],
    ["the question as text", JSON.stringify(json)],
    ["the question twice", `${json}${json}`],
    ["the question after 10 MB of spaces", " ".repeat(TEN_MEGABYTES) + json],
  ];
}

/** Gives JSON, or what is taken for it, of another type than the value's, of no sensible size, or of another length. */
function wrongValues(value: unknown): string[] {
  const all = ["null", "[]", "{}", "[1, 2, 3]", "NaN", "Infinity", "-Infinity", "1e400", `1${"0".repeat(5000)}`];
  if (Array.isArray(value)) {
    return [...all, "true", '"text"', JSON.stringify([...value, ...value, 0]), JSON.stringify(value.slice(1))];
  }
  const others = typeof value === "boolean" ? ['"text"'] : ["true", '"no such text"', '"1,5"'];
  return [...all, ...others, `[${JSON.stringify(value)}]`, String.raw`"\ud800"`];
}

/** Writes a question as JSON with one field, new or not, as raw text. */
function withField(valid: Readonly<Record<string, unknown>>, name: string, text: string): string {
  const rest = Object.entries(valid).filter(([key]) => key !== name);
  const fields = [...rest.map(([key, value]) => [key, JSON.stringify(value)]), [name, text]];
  return `{${fields.map(([key = "", raw = ""]) => `${JSON.stringify(key)}: ${raw}`).join(", ")}}`;
}

/** Sends what would be a question, were it not for the content type. */
function wrongTypes(json: string): BadRequest[] {
  const types = [
    "text/plain",
    "application/xml",
    "application/octet-stream",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "no type",
    "",
  ];
  return types.map((type) => post(`the content type "${type}"`, json, type));
}

function post(name: string, body: string | Uint8Array, type = JSON_TYPE): BadRequest {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return { name, method: "POST", body: bytes, type };
}

/** What came back. */
export interface Reply {
  readonly status: number;
  /** The content type, "" without one. */
  readonly type: string;
  readonly text: string;
}

/** Says what is wrong with the answer to a bad request, or gives undefined; `wantsBody` says whether the address asks for a body. */
export function judgeReply(request: BadRequest, { status, type, text }: Reply, wantsBody: boolean): string | undefined {
  if (status >= 500) return `was answered with ${status}, which says that the service is at fault`;
  if (wantsBody && !request.mayBeTaken && status < 400) return `was answered with ${status}, not refused`;
  if (status < 400 || request.method === "HEAD") return undefined;
  if (/traceback|\bat .+:\d+:\d+\)?$/im.test(text)) return "was refused with a trace of the program";
  if (/^application\/([\w.-]+\+)?json\b/i.test(type)) return isJson(text) ? undefined : "was refused with broken JSON";
  if (/^text\/plain\b/i.test(type) && text.trim() !== "") return undefined;
  return `was refused without a plain message, with ${text.length} characters of type "${type}"`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
