/** One thing that differs from run to run without meaning anything. */
export interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /** What the match reads as, the same each time. */
  readonly stands: string | ((match: string) => string);
}

/**
 * Gives a text in which what differs from run to run reads the same, to compare two outputs.
 * It is never shown: evidence keeps what was really printed.
 */
export function normalise(text: string): string {
  return RULES.reduce((result, { pattern, stands }) => {
    return typeof stands === "string"
      ? result.replaceAll(pattern, stands)
      : result.replaceAll(pattern, (match) => stands(match));
  }, text).trimEnd();
}

/** In the order in which they apply: what holds other things comes before them. */
export const RULES: readonly Rule[] = [
  { name: "line ends are plain", pattern: /\r\n/g, stands: "\n" },
  { name: "moments in the log of a build", pattern: /^#\d+ \d+\.\d+[ \t]+/gm, stands: "#<step> " },
  { name: "folders that pip makes and removes", pattern: /\/tmp\/pip-[a-z-]+-\w+/g, stands: "/tmp/pip" },
  { name: "the order in which a file system lists files", pattern: /(?:^rm: .*\n?){2,}/gm, stands: sortLines },
  {
    name: "the order in which Compose works on what does not depend on each other",
    pattern: /(?:^ (?:Container|Network|Volume|Image) \S+ +[A-Z][a-z]+ *\n?){2,}/gm,
    stands: sortLines,
  },
  {
    name: "health checks are logged whenever they come",
    pattern: /^.*\b127\.0\.0\.1\b.*"GET \/health HTTP.*\n?/gm,
    stands: "",
  },
  { name: "MAC addresses", pattern: /\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/g, stands: "<mac>" },
  {
    name: "dates of HTTP",
    pattern: /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g,
    stands: "<time>",
  },
  {
    name: "timestamps",
    pattern: /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[ ]?[+-]\d\d:?\d\d)?(?: UTC| [+-]\d{4} UTC)?/g,
    stands: "<time>",
  },
  {
    name: "times of access logs",
    pattern: /\b\d\d\/[A-Z][a-z]{2}\/\d{4}[: ]\d\d:\d\d:\d\d(?: [+-]\d{4})?/g,
    stands: "<time>",
  },
  { name: "times of the day", pattern: /\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b/g, stands: "<time>" },
  {
    name: "ages in words",
    pattern: /\b(?:Less than a|About an?|\d+) (?:second|minute|hour|day|week|month|year)s?(?: ago)?\b/g,
    stands: "<age>",
  },
  {
    name: "a health check may not have passed yet",
    pattern: /\((?:healthy|health: starting)\)/g,
    stands: "(<health>)",
  },
  { name: "digests", pattern: /\bsha256:[0-9a-f]{12,64}\b/g, stands: "<id>" },
  {
    name: "ids of records",
    pattern: /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
    stands: "<id>",
  },
  { name: "ids", pattern: /\b(?:[0-9a-f]{64}|[0-9a-f]{12})\b/g, stands: "<id>" },
  { name: "ids of the build cache", pattern: /^[a-z0-9]{25}\*?$/gm, stands: "<id>" },
  { name: "the order in which layers are pushed and pulled", pattern: /(?:^<id>: .*\n?)+/gm, stands: layerLines },
  {
    name: "volumes are listed by names that an engine invents",
    pattern: /(?:^local +\S+ *\n?){2,}/gm,
    stands: sortLines,
  },
  { name: "process numbers of top", pattern: /(?<=^PID\s+COMMAND\n(?:.*\n)*)\d+(?= )/gm, stands: "<pid>" },
  { name: "ports are published for IPv6 where it is there", pattern: /, ?(?:::|\[::\]):\d+->\d+\/\w+/g, stands: "" },
  { name: "addresses of clients", pattern: /\b(?:\d{1,3}\.){3}\d{1,3}:\d{5}\b/g, stands: "<address>" },
  {
    name: "addresses that an engine gives",
    pattern: /\b(?:10|172|192)\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d+)?\b/g,
    stands: "<address>",
  },
  { name: "folders of this run", pattern: /(?:\/[\w.-]+)*\/runs-anywhere\/(?=\w)/g, stands: "<work>/" },
  { name: "names that an engine invents", pattern: /(?<=\s)[a-z]+_[a-z]+\d?(?=\s*$)/gm, stands: "<name>" },
  { name: "process numbers in brackets", pattern: /\bprocess \[\d+\]/g, stands: "process [<pid>]" },
  {
    name: "versions in file names",
    pattern: /(?<=[A-Za-z0-9_])-\d+(?:\.\w+)+(?:-(?:py|cp)\S+\.whl|\.tar\.gz)?/g,
    stands: "-<version>",
  },
  { name: "versions of packages", pattern: /(?<=[\w\]])==\d+(?:\.\w+)+/g, stands: "==<version>" },
  {
    name: "versions of tools",
    pattern: /\b(Python|pip|version|uvicorn\/) ?v?\d+(?:\.\d+)+\S*/gi,
    stands: "$1 <version>",
  },
  { name: "builds of tools", pattern: /\bbuild [0-9a-f]{7}\b/g, stands: "build <id>" },
  { name: "speeds", pattern: /\b\d+(?:\.\d+)? ?[kMG]i?B\/s/g, stands: "<speed>" },
  { name: "sizes, which are compared elsewhere", pattern: /\b\d+(?:\.\d+)? ?(?:[kKMGT]i?)?B\b/g, stands: "<size>" },
  { name: "durations", pattern: /\b\d+(?:\.\d+)? ?(?:ms|s|seconds?)\b/g, stands: "<duration>" },
  { name: "time that curl's meter shows", pattern: /--:--:--/g, stands: "<time>" },
  { name: "widths of columns", pattern: /(?<=\S)(?: {2,}|\t+)/g, stands: "  " },
];

/** Sorts what became of each layer; what is shown on the way there depends on how fast it goes. */
function layerLines(lines: string): string {
  const onTheWay =
    /: (?:Preparing|Waiting|Pulling fs layer|Downloading|Verifying Checksum|Download complete|Extracting)$/;
  const ends = lines.split("\n").filter((line) => !onTheWay.test(line));
  return sortLines(ends.join("\n"));
}

function sortLines(lines: string): string {
  return `${lines.trimEnd().split("\n").toSorted().join("\n")}\n`;
}
