import { withoutSpaces, type PdfReport } from "./pdf.ts";
import type { Sheaf } from "./press.ts";

/** What stands on a page of the site and never on paper. */
const SCREEN_ONLY = ["Mark as read", "Open the lab", "Teach this lesson", "Hint 1 of", "not printed yet"];

/** Letters of a page that has nothing but its foot. */
const BLANK = 40;

/** @throws with everything that is wrong with a printed handout. */
export function checkHandout(report: PdfReport, { name, title, parts }: Sheaf): void {
  const wrong = faultsOf(report, { name, title, parts });
  if (wrong.length > 0) throw new Error(`${name}.pdf: ${wrong.join("; ")}.`);
}

/** Says in words what is wrong with a printed handout. */
export function faultsOf(report: PdfReport, { title, parts }: Sheaf): string[] {
  const text = report.pages.join("");
  const lessons = parts.flatMap((part) => part.lessons);
  const lacking = lessons.filter((lesson) => !report.outline.includes(lesson.title));
  const foot = withoutSpaces("Runs Anywhere · text: CC BY 4.0 · 100").length;
  const blank = report.pages.flatMap((page, index) => (page.length - foot < BLANK ? [index + 1] : []));
  const astray = report.links.filter((link) => link.startsWith("#") && !report.places.has(link.slice(1)));
  const local = report.links.filter((link) => link.includes("//127.0.0.1"));
  return [
    report.pages.length === 0 && "it has no pages",
    report.title !== title && `its title is "${report.title}"`,
    report.language === "" && "it names no language",
    !report.isTagged && "it is not tagged",
    lacking.length > 0 && `its outline lacks ${lacking.map((lesson) => lesson.title).join(", ")}`,
    blank.length > 0 && `nothing stands on page ${blank.join(", ")}`,
    astray.length > 0 && `links lead nowhere: ${astray.join(", ")}`,
    local.length > 0 && `links lead to the machine that printed it: ${local.join(", ")}`,
    ...SCREEN_ONLY.map(
      (words) => text.includes(withoutSpaces(words)) && `it says "${words}", which belongs on a screen`,
    ),
  ].filter((fault) => fault !== false);
}
