import { isDefinition } from "./definition-files.ts";
import type { ListedFile } from "./read-folder.ts";

/** Gives the files that a reader is likely to ask about: source files first, the last changed first. */
export function recentFiles(files: readonly ListedFile[]): string[] {
  const worked = files.filter(({ path }) => isWorkedOn(path));
  const latest = worked.toSorted(
    (one, other) => Number(isSource(other.path)) - Number(isSource(one.path)) || other.modified - one.modified,
  );
  return latest.slice(0, MOST).map(({ path }) => path);
}

const MOST = 5;

/** Whether somebody may have written it: not what lies in hidden folders, or where packages do. */
function isWorkedOn(path: string): boolean {
  return !isDefinition(path) && !/(?:^|\/)(?:\.|node_modules\/|venv\/|__pycache__\/)/.test(path);
}

/** Whether its name says that people write it, and tools do not. */
function isSource(path: string): boolean {
  return /\.(?:py|r|rmd|qmd|ipynb|jl|[cm]?[jt]sx?|sql|sh|go|rs|java|c|cpp|h|html|css|md|txt|toml|ya?ml|lock)$/i.test(
    path,
  );
}
