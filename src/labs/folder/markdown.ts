import { formatBytes } from "../../core/measurement/format.ts";
import type { ProjectReport, ReportedContext, ReportedRefusal, ReportedStep } from "../../schemas/project-report.ts";
import { amountOf, commandOf, countOf, placeOf, printable, sayPlan, sayTrouble, shortened } from "./words.ts";

/** Writes a report as Markdown, for an issue or a pull request. `addressOf` gives the page that explains a rule. */
export function markdownOf(report: ProjectReport, addressOf: (rule: string) => string | undefined): string {
  const parts = [
    `## ${plain(report.project)}: what docker build would do`,
    summaryOf(report),
    ...findingsOf(report, addressOf),
    ...contextOf(report),
    ...planOf(report),
    ...doubtsOf(report),
    "_Read from names, sizes and times of files in a browser; nothing was built._",
  ];
  return `${parts.join("\n\n")}\n`;
}

function summaryOf({ dockerfile, folder, context }: ProjectReport): string {
  const sent = context.refusal ? "nothing can be sent" : `${amountOf(context.sent)} sent of ${amountOf(folder)}`;
  return `${dockerfile ? code(commandOf(dockerfile.path, context.root)) : "No Dockerfile"} · ${sent}`;
}

function findingsOf({ dockerfile }: ProjectReport, addressOf: (rule: string) => string | undefined): string[] {
  if (!dockerfile) return ["### Dockerfile", "There is none in the folder."];
  const findings = dockerfile.findings.map(({ rule, line, message }) => {
    const address = addressOf(rule);
    return `- Line ${line}: ${address ? `[${rule}](${address})` : rule} – ${plain(message)}`;
  });
  const none = dockerfile.refusal || findings.length > 0 ? [] : ["No findings."];
  return [`### Findings in ${code(dockerfile.path)}`, ...refusalOf(dockerfile.refusal), ...joined(findings), ...none];
}

function refusalOf(refusal: ReportedRefusal | null): string[] {
  if (!refusal) return [];
  const place = refusal.line === null ? "" : ` at line ${refusal.line}`;
  return [`**The builder stops${place}:** ${code(shortened(refusal.message))}`];
}

function contextOf({ context }: ProjectReport): string[] {
  const { ignorefile, refusal, sent, keptOut } = context;
  const inForce = ignorefile === null ? "There is no .dockerignore." : `${code(ignorefile)} is in force.`;
  if (refusal) return ["### What is sent", inForce, ...refusalOf(refusal)];
  const amounts = `${amountOf(sent)} sent; ${amountOf(keptOut)} kept out. ${inForce}`;
  return ["### What is sent", amounts, ...secretsOf(context), ...largestOf(context), ...adviceOf(context)];
}

function secretsOf({ secrets }: ReportedContext): string[] {
  if (secrets.length === 0) return [];
  const lines = secrets.map(({ path, isFolder, what }) => `- ${code(path + (isFolder ? "/" : ""))}: ${plain(what)}`);
  return [`**${countOf(secrets.length, "secret")} would be sent:**`, ...joined(lines)];
}

function largestOf({ largest }: ReportedContext): string[] {
  if (largest.length === 0) return [];
  const rows = largest.map(({ path, isFolder, files, bytes }) => [
    inCell(code(path + (isFolder ? "/" : ""))),
    countOf(files, "file"),
    formatBytes(bytes),
  ]);
  return [table(["largest", "files", "size"], rows)];
}

function adviceOf({ secrets, advice }: ReportedContext): string[] {
  const rules = [...new Set([...secrets, ...advice].map(({ rule }) => rule))];
  if (rules.length === 0) return [];
  return ["Lines that keep secrets and what is seldom needed out:", fence(rules.map(printable).join("\n"))];
}

function planOf({ plan, edit }: ProjectReport): string[] {
  if (!plan) return [];
  if (plan.refusal) return ["### Build", ...refusalOf(plan.refusal)];
  if (!edit) return ["### First build", sayPlan(plan.steps), stepsOf(plan.steps)];
  const note = edit.note === null ? [] : [plain(edit.note)];
  return [`### Build after an edit of ${code(edit.file)}`, sayPlan(edit.steps), ...note, stepsOf(edit.steps)];
}

function stepsOf(steps: readonly ReportedStep[]): string {
  const rows = steps.map((step) => [
    plain(placeOf(step)),
    inCell(code(shortened(step.instruction))),
    step.status,
    plain(step.why ?? ""),
  ]);
  return rows.length === 0 ? "" : table(["step", "instruction", "", "why"], rows);
}

function doubtsOf({ folder }: ProjectReport): string[] {
  const doubts = [...folder.troubles.map(sayTrouble), ...folder.notes];
  return doubts.length === 0
    ? []
    : ["### What could not be known", ...joined(doubts.map((doubt) => `- ${plain(doubt)}`))];
}

function joined(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.join("\n")];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Text in which no sign of Markdown or HTML counts, nor mentions anybody. */
function plain(text: string): string {
  return printable(text)
    .replaceAll(/[\\`*_{}[\]<>#|~$&]/g, String.raw`\$&`)
    .replaceAll("@", "@\u200B");
}

/** A text as code, whatever backticks are in it. */
function code(text: string): string {
  const shown = printable(text);
  const fence = "`".repeat(longestRun(shown) + 1);
  const pad = /^`|`$|^ .* $/.test(shown) ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

function fence(text: string): string {
  const marks = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${marks}\n${text}\n${marks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** In a table, a bar ends a cell even within code. */
function inCell(code: string): string {
  return code.replaceAll("|", String.raw`\|`);
}
