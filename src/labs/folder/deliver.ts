import type { ProjectReport } from "../../schemas/project-report.ts";
import { markdownOf } from "./markdown.ts";

/** Copies a report as Markdown, and says what came of it. */
export async function copyReport(
  report: ProjectReport,
  addressOf: (rule: string) => string | undefined,
): Promise<string> {
  return await navigator.clipboard.writeText(markdownOf(report, addressOf)).then(
    () => "Copied as Markdown.",
    () => "The browser does not let this page copy. Download the report instead.",
  );
}

/** Hands a report to the browser as a file, and says under which name. */
export function downloadReport(report: ProjectReport): string {
  const blob = new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${report.project.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")}-report.json`;
  link.click();
  URL.revokeObjectURL(link.href);
  return `Saved as ${link.download}.`;
}
