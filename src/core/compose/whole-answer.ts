import { ComposeError } from "./compose-error.ts";
import { findIn } from "./findings/find.ts";
import type { Finding } from "./findings/finding.ts";
import { loadProject, writeConfig } from "./load.ts";
import type { Stack } from "./model.ts";
import { findOlderVersionNotes } from "./older-versions.ts";
import { explainPort, explainWayOut } from "./reach/explain-port.ts";
import { explain } from "./reach/explain.ts";
import { reachOf } from "./reach/reach.ts";

type Files = Readonly<Record<string, string>>;

const FOLDER = "/home/ada/demo";

/**
 * For tests: asks everything that can be asked of a project. Throws for an error that is none of Compose, for an empty answer, and
 * for a place that is not in the files.
 */
export function answerOf(files: Files): "model" | ComposeError {
  const shell = { environment: new Map([["A", "x"]]), profiles: [], folder: FOLDER };
  const project = { ...shell, files: new Map(Object.entries(files)) };
  for (const { place } of findOlderVersionNotes(project)) checkPlace(files, place);
  try {
    const loaded = loadProject(project);
    JSON.stringify(writeConfig(loaded));
    checkFindings(files, findIn(project, loaded));
    askAll(loaded.stack);
    for (const { place } of loaded.warnings) checkPlace(files, place);
    return "model";
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    checkPlace(files, error.place);
    checkText(error.message);
    return error;
  }
}

/** Findings and their changes lie within the files. */
function checkFindings(files: Files, findings: readonly Finding[]): void {
  for (const { place, fix } of findings) {
    checkPlace(files, place);
    if (fix === undefined) continue;
    const { length } = files[fix.file.slice(FOLDER.length + 1)] ?? "";
    if (!(fix.start >= 0 && fix.start <= fix.end && fix.end <= length))
      throw new Error(`${JSON.stringify(fix)} is not within its file: ${length}`);
  }
}

/** Asks from the first containers for each other, and for everything that is published. */
function askAll(stack: Stack): void {
  const reach = reachOf(stack);
  const few = reach.containers.slice(0, 5);
  for (const from of few) {
    for (const to of few) checkText(explain(reach, reach.askFor(from, to.service)));
    checkText(explainWayOut(reach, from));
  }
  for (const publication of reach.publications.slice(0, 5)) checkText(explainPort(reach, publication));
}

function checkText(text: string): void {
  if (text === "") throw new Error("Nothing is said.");
}

function checkPlace(files: Files, place: ComposeError["place"]): void {
  if (place === undefined || place.file === "") return;
  const text = files[place.file.slice(FOLDER.length + 1)];
  const lines = text?.split(/\r\n|\r|\n/).length ?? 0;
  if (place.line >= 1 && place.line <= lines && place.column >= 1) return;
  throw new Error(`${JSON.stringify(place)} is in no file: ${lines} lines`);
}
