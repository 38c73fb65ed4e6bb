import { isDefinition } from "./definition-files.ts";
import { type Found, troubleOf } from "./source.ts";

/**
 * Looks at a file of the browser's. Its size and time come from the disk's list; only what seems to be empty is opened,
 * because a file that is gone has no size either.
 */
export async function lookAt(file: File, path: string): Promise<Found> {
  try {
    const { size: bytes, lastModified: modified } = file;
    if (bytes === 0) await file.arrayBuffer();
    return { kind: "file", path, bytes, modified, content: isDefinition(path) ? file : undefined };
  } catch (error) {
    return troubleOf(error, path);
  }
}
