import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Edit } from "../schemas/session.ts";
import type { HandCommand } from "./bench.ts";
import { quote } from "./quote.ts";
import { ProofFailure } from "./proof.ts";

/**
 * Changes one file below a folder and gives the change as a unified diff.
 * @throws ProofFailure when the file is not there, or when the text to find does not stand in it once.
 */
export async function applyEdit(folder: string, edit: Edit): Promise<string> {
  const path = join(folder, edit.file);
  const before = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new ProofFailure(`An edit names ${edit.file}, which is not a file of this step. Name one that is.`, {
      cause,
    });
  });
  const after = editText(before, edit);
  await writeFile(path, after);
  return createTwoFilesPatch(edit.file, edit.file, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** Puts `replace` where `find` stands. @throws ProofFailure when it does not stand there once. */
export function editText(text: string, { file, find, replace }: Edit): string {
  const parts = text.split(find);
  if (parts.length === 2) return parts.join(replace);
  throw new ProofFailure(
    `An edit of ${file} looks for ${JSON.stringify(find)}, which stands there ${parts.length - 1} times instead of once.`,
  );
}

/** The edit as a person would do it in a shell: with perl, which is wherever git is. */
export function editByHand({ file, find, replace }: Edit): HandCommand {
  return {
    run: `FIND=${quote(find)} WITH=${quote(replace)} perl -0pi -e 's/\\Q$ENV{FIND}\\E/$ENV{WITH}/' ${quote(file)}`,
  };
}
