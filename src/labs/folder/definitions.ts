import { findDefinition } from "../../core/context/definition.ts";
import type { DefinitionTexts, TextFile } from "./project-analysis.ts";
import type { Folder } from "./read-folder.ts";
import { type Trouble, troubleOf } from "./source.ts";

/** What was opened for a build, and what could not be. */
export interface Definitions {
  readonly texts: DefinitionTexts;
  readonly troubles: readonly Trouble[];
}

/** Opens a Dockerfile of a folder, and the ignore file that counts for it. Never rejects. */
export async function readDefinitions(folder: Folder, dockerfile: string | undefined): Promise<Definitions> {
  const { ignorefile } = findDefinition((path) => folder.definitions.has(path), dockerfile);
  const opened = await Promise.all([open(folder, dockerfile), open(folder, ignorefile)]);
  const [text, ignoring] = opened.map((file) => (file && "text" in file ? file : undefined));
  const troubles = opened.flatMap((file) => (file && "kind" in file ? [file] : []));
  return { texts: { dockerfile: text, ignorefile: ignoring }, troubles };
}

/** No Dockerfile comes near this; a model that is called Dockerfile would only fill the memory. */
const LARGEST = 16_000_000;

async function open({ definitions }: Folder, path: string | undefined): Promise<TextFile | Trouble | undefined> {
  const content = path === undefined ? undefined : definitions.get(path);
  if (path === undefined || content === undefined) return undefined;
  if (content.size > LARGEST) return { kind: "large", path };
  try {
    return { path, text: await content.text() };
  } catch (error) {
    return troubleOf(error, path);
  }
}
