import type { ReportedDockerfile, ReportedRefusal } from "../../schemas/project-report.ts";
import { make } from "./markup.ts";
import { countOf, shortened } from "./words.ts";

/** Gives what explains a rule, as the page holds it; undefined for a rule that it does not know. */
export type Explain = (rule: string) => Node | undefined;

/** Shows what the builder finds in a Dockerfile, each finding with our explanation. */
export function showFindings(
  { findings, refusal, isText }: Omit<ReportedDockerfile, "others">,
  explain: Explain,
): Node[] {
  const heard = `${findings.length === 0 ? "No" : ""}${findings.length > 0 ? findings.length : ""}`;
  const sum = `${heard} ${findings.length === 1 ? "finding" : "findings"} of docker build --check.`;
  return [
    ...(refusal ? [showRefusal(refusal)] : [make("p", {}, sum)]),
    ...(isText ? [] : [make("p", {}, "This file is not text. Is it the one that you meant?")]),
    ...(findings.length === 0 ? [] : [make("ul", { class: "findings" }, ...findings.slice(0, MOST).map(show))]),
    ...(findings.length > MOST
      ? [make("p", {}, `And ${countOf(findings.length - MOST, "more finding")}: see the report.`)]
      : []),
  ];

  function show({ rule, line, message }: (typeof findings)[number]): Node {
    const explanation = explain(rule);
    const head = make("p", {}, make("b", {}, `Line ${line}`), ` ${shortened(message)}`);
    return make("li", {}, head, ...(explanation ? [explanation] : []));
  }
}

/** More than anybody reads in a page; the report holds all of them. */
const MOST = 100;

/** Shows why the builder stops, in its own words. */
export function showRefusal({ line, message }: ReportedRefusal): Node {
  const place = line === null ? "The builder stops: " : `The builder stops at line ${line}: `;
  return make("p", { class: "refusal" }, make("b", {}, place), make("code", {}, shortened(message)));
}
