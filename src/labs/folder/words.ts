import { formatBytes } from "../../core/measurement/format.ts";
import type { ProjectReport, ReportedStep } from "../../schemas/project-report.ts";

type CountedTrouble = ProjectReport["folder"]["troubles"][number];

/** "1 file", "12,400 files". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

const whole = new Intl.NumberFormat("en-GB");

/** "43 files, 12.4 MB". */
export function amountOf({ files, bytes }: { readonly files: number; readonly bytes: number }): string {
  return `${countOf(files, "file")}, ${formatBytes(bytes)}`;
}

/** What could not be read, and what that means for the answers. */
export function sayTrouble({ what, count, paths }: CountedTrouble): string {
  const named = paths
    .filter((path) => path !== "")
    .slice(0, 3)
    .map(printable);
  const names = named.length === 0 ? "" : ` (${named.join(", ")}${count > named.length ? ", …" : ""})`;
  return `${countOf(count, "path")}${names} ${count === 1 ? ONE[what] : MANY[what]}`;
}

const ONE: Record<CountedTrouble["what"], string> = {
  gone: "was gone before it could be read. It is not counted. Choose the folder again when nothing writes to it.",
  unreadable: "could not be read and is not counted. Your account may not be allowed to; a build would stop there.",
  unnamed: "has something in it whose name is not UTF-8, which a browser cannot read. It is not counted.",
  garbled: "has a name that is not UTF-8. It is counted, but a line of an ignore file may treat it otherwise.",
  twice: "was there twice. The first is counted.",
  deep: "lies in more than 100 folders and was not opened. A link may lead in a circle there.",
  large: "is larger than 16 MB and was not opened: no Dockerfile is.",
};

const MANY: Record<CountedTrouble["what"], string> = {
  gone: "were gone before they could be read. They are not counted. Choose the folder again when nothing writes to it.",
  unreadable: "could not be read and are not counted. Your account may not be allowed to; a build would stop there.",
  unnamed: "have something in them whose name is not UTF-8, which a browser cannot read. It is not counted.",
  garbled: "have names that are not UTF-8. They are counted, but a line of an ignore file may treat them otherwise.",
  twice: "were there twice. The first of each is counted.",
  deep: "lie in more than 100 folders and were not opened. A link may lead in a circle there.",
  large: "are larger than 16 MB and were not opened: no Dockerfile is.",
};

/** Which steps a build runs, in a sentence. */
export function sayPlan(steps: readonly ReportedStep[]): string {
  const fails = steps.find(({ status }) => status === "fails");
  if (fails) return `The build fails at line ${fails.line}.`;
  if (steps.length === 0) return "The build has no steps: it only takes its base image.";
  const ran = steps.filter(({ status }) => status === "runs").length;
  if (ran === 0) return "No step runs: all come from the cache.";
  if (ran === steps.length) return steps.length === 1 ? "The one step runs." : `All ${steps.length} steps run.`;
  const rest = steps.length - ran;
  return `${countOf(ran, "step")} ${ran === 1 ? "runs" : "run"}, ${rest} ${rest === 1 ? "comes" : "come"} from the cache.`;
}

/** What the builder calls a step: "build 2/5". */
export function placeOf({ stage, number, of }: ReportedStep): string {
  return `${stage === "" ? "" : `${stage} `}${number}/${of}`;
}

/**
 * The command that builds what is shown, in the chosen folder.
 * @param dockerfile Its path from `root`, which is the folder that is sent.
 */
export function commandOf(dockerfile: string, root = ""): string {
  const context = root === "" ? "." : word(root);
  if (["Dockerfile", "dockerfile"].includes(dockerfile)) return `docker build ${context}`;
  return `docker build -f ${word(root === "" ? dockerfile : `${root}/${dockerfile}`)} ${context}`;
}

/** A path as a shell takes it. */
function word(path: string): string {
  if (/^[\w./@%+][\w./@%+-]*$/.test(path)) return path;
  return `'${printable(path).replaceAll("'", String.raw`'\''`)}'`;
}

/** A text on one line, with signs that cannot be seen written out. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, (sign) => {
      if (sign === "\n") return String.raw`\n`;
      return sign === "\t" ? " " : `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
    });
}

const LONGEST = 160;

/** The same, cut where it gets too long to be read. */
export function shortened(text: string): string {
  const shown = printable(text.length > 4 * LONGEST ? text.slice(0, 4 * LONGEST) : text);
  return shown.length > LONGEST || text.length > 4 * LONGEST ? `${shown.slice(0, LONGEST)} …` : shown;
}
