import { lookAt } from "./file-entry.ts";
import type { FolderSource, Found } from "./source.ts";

/** How many files are asked for their size at once. */
const BATCH = 16;

/** Reads what `<input type="file" webkitdirectory>` holds. Each path starts with the name of the chosen folder. */
export function chosenFiles(files: readonly File[]): FolderSource {
  return {
    name: files[0]?.webkitRelativePath.split("/", 1)[0] || "folder",
    total: files.length,
    notes: NOTES,
    async *find() {
      for (let start = 0; start < files.length; start += BATCH)
        yield await Promise.all(files.slice(start, start + BATCH).map(look));
    },
  };
}

const NOTES = [
  "Chosen this way, a browser hands over files only: empty folders, links and files whose names it cannot read are left out, and it does not say which.",
];

async function look(file: File): Promise<Found> {
  const path = file.webkitRelativePath;
  return await lookAt(file, path.slice(path.indexOf("/") + 1) || file.name);
}
