import type { BuildOptions } from "../../core/dockerfile/build-options.ts";
import { type Fix, fixFor } from "../../core/dockerfile/fix.ts";
import { lintDockerfile } from "../../core/dockerfile/lint.ts";
import { part } from "../part.ts";
import { type Make, write } from "./draw-stack.ts";

/** Something that the builder says of a Dockerfile. */
export interface Remark {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly message: string;
  /** The page that explains it; undefined for what cannot be built. */
  readonly page: string | undefined;
  readonly fix: Fix | undefined;
}

/** Gives what `docker build --check` says of a Dockerfile, and why it cannot be built, if it cannot. */
export function remarksOn(text: string, options: BuildOptions, checks: string): Remark[] {
  const { findings, error } = lintDockerfile(text, options);
  const remarks = findings.map((finding): Remark => {
    const { rule, message, lines, span } = finding;
    const page = `${checks}${nameOf(rule)}/`;
    return { start: span.start, end: span.end, line: lines.first, message, page, fix: fixFor(text, finding) };
  });
  const isOfItself = error?.message.startsWith("lint violation") === true;
  return error && !isOfItself ? [...remarks, errorRemark(text, error.line, error.message)] : remarks;
}

/** "JSONArgsRecommended" is explained by json-args-recommended. */
function nameOf(rule: string): string {
  return rule.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").toLowerCase();
}

function errorRemark(text: string, line: number | undefined, message: string): Remark {
  const before = text.split("\n", (line ?? 1) - 1).join("\n").length;
  const start = line === undefined || line === 1 ? 0 : before + 1;
  const end = text.indexOf("\n", start);
  return { start, end: end === -1 ? text.length : end, line: line ?? 1, message, page: undefined, fix: undefined };
}

/** Lists remarks below the editor, each with its explanation and what mends it. */
export function listRemarks(place: HTMLElement, remarks: readonly Remark[], make: Make): void {
  write(part(place, ".count", HTMLElement), countOf(remarks));
  const items = remarks.slice(0, MOST).map((remark, index) => {
    const item = make("finding");
    write(part(item, "b", HTMLElement), `Line ${remark.line}`);
    write(part(item, "span", HTMLElement), remark.message);
    item.classList.toggle("error", remark.page === undefined);
    const link = part(item, "a", HTMLAnchorElement);
    link.hidden = remark.page === undefined;
    link.href = remark.page ?? "";
    const button = part(item, "button", HTMLButtonElement);
    button.hidden = remark.fix === undefined;
    button.dataset["fix"] = String(index);
    write(button, remark.fix?.title ?? "");
    return item;
  });
  part(place, "ul", HTMLElement).replaceChildren(...items);
}

/** More than this, nobody reads below an editor. */
const MOST = 20;

/** Says how much there is to remark. */
export function countOf(remarks: readonly Remark[]): string {
  if (remarks.length === 0) return "docker build --check finds nothing.";
  const more = remarks.length > MOST ? ` The first ${MOST}:` : "";
  return `docker build --check finds ${remarks.length === 1 ? "one thing" : `${remarks.length} things`}.${more}`;
}
