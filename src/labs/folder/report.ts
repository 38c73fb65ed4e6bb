import type { ProjectReport, ReportedEdit } from "../../schemas/project-report.ts";
import { pathWithin } from "./context-root.ts";
import type { Folder } from "./read-folder.ts";
import { type Trouble, TROUBLES } from "./source.ts";
import type { Study } from "./study.ts";

/** What a report is made from. */
export interface Reported {
  /** As it was read. */
  readonly folder: Folder;
  readonly study: Study;
  /** All Dockerfiles of the folder. */
  readonly dockerfiles: readonly string[];
  readonly edit: ReportedEdit | undefined;
  readonly made: Date;
}

/** Puts everything that is known of a folder into a report, to be written as Markdown or downloaded. */
export function reportOf({ folder, study, dockerfiles, edit, made }: Reported): ProjectReport {
  const { root, findings } = study;
  const { dockerfile, context, plan } = findings;
  const others = dockerfiles.filter((path) => pathWithin(path, root) !== dockerfile?.path);
  return {
    format: "runs-anywhere/project-report",
    version: 1,
    made: made.toISOString(),
    project: folder.name,
    folder: {
      files: folder.files.length,
      bytes: folder.bytes,
      folders: folder.folders.length,
      troubles: countTroubles([...folder.troubles, ...study.troubles]),
      notes: [...folder.notes],
    },
    dockerfile: dockerfile && { ...dockerfile, others },
    context: { root, ...context },
    plan,
    edit: edit ?? null,
  };
}

const MOST_PATHS = 10;

/** Counts each kind of trouble, with some paths. */
export function countTroubles(troubles: readonly Trouble[]): ProjectReport["folder"]["troubles"] {
  return TROUBLES.flatMap((what) => {
    const paths = troubles.filter(({ kind }) => kind === what).map(({ path }) => path);
    return paths.length === 0 ? [] : [{ what, count: paths.length, paths: paths.slice(0, MOST_PATHS) }];
  });
}
