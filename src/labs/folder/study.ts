import type { Analyst } from "./analyst.ts";
import { partOf, pathWithin } from "./context-root.ts";
import { readDefinitions } from "./definitions.ts";
import type { DefinitionTexts, Findings } from "./project-analysis.ts";
import type { Folder } from "./read-folder.ts";
import type { Trouble } from "./source.ts";

/** What is known of a folder's build with one Dockerfile. */
export interface Study {
  /** The folder that is sent, from the chosen one; "" for the whole. */
  readonly root: string;
  /** What lies in there. */
  readonly inside: Folder;
  readonly texts: DefinitionTexts;
  /** What could not be opened. */
  readonly troubles: readonly Trouble[];
  readonly findings: Findings;
}

/** What is to be studied. */
export interface Asked {
  readonly dockerfile: string | undefined;
  /** The folders that may be meant to be sent. */
  readonly roots: readonly [string, ...string[]];
  readonly signal: AbortSignal;
}

/**
 * Studies a build with the first of the folders in which every COPY finds its files; with the first of all when there
 * is none. The analyst is left with that one. Rejects with the signal's reason when it is aborted.
 */
export async function studyBuild(analyst: Analyst, folder: Folder, asked: Asked): Promise<Study> {
  const { roots } = asked;
  for (const root of roots) {
    const study = await studyWithin(analyst, folder, root, asked);
    if (roots.length === 1 || !failsIn(study)) return study;
  }
  return await studyWithin(analyst, folder, roots[0], asked);
}

function failsIn({ findings }: Study): boolean {
  return findings.plan?.steps.some(({ status }) => status === "fails") === true;
}

async function studyWithin(analyst: Analyst, folder: Folder, root: string, asked: Asked): Promise<Study> {
  const { dockerfile, signal } = asked;
  const inside = partOf(folder, root);
  await analyst.open(inside.files, inside.folders, signal);
  const { texts, troubles } = await readDefinitions(inside, dockerfile && pathWithin(dockerfile, root));
  signal.throwIfAborted();
  const findings = await analyst.analyse(texts);
  signal.throwIfAborted();
  return { root, inside, texts, troubles, findings };
}
