import { DockerfileError } from "./error.ts";
import { type FlagKind, type FlagValues, readFlags } from "./flag-values.ts";
import { chompTabs, readHeredocMark } from "./heredoc.ts";
import type { CopyInstruction, InlineFile } from "./instruction.ts";
import type { Word } from "./source.ts";
import type { Statement } from "./statement.ts";

const SHARED = { chown: "text", chmod: "text", link: "truth", exclude: "texts" } as const;
const FLAGS: Record<"add" | "copy", Readonly<Record<string, FlagKind>>> = {
  add: { ...SHARED, "keep-git-dir": "truth", checksum: "text", unpack: "truth" },
  copy: { ...SHARED, from: "text", parents: "truth" },
};

/** Reads COPY or ADD. Throws a DockerfileError as `readInstruction` does. */
export function readCopy(statement: Statement, kind: "add" | "copy"): CopyInstruction {
  const name = kind.toUpperCase();
  const destination = statement.args.at(-1);
  if (!destination || statement.args.length < 2) {
    throw new DockerfileError(
      `${name} requires at least two arguments, but only one was provided. Destination could not be determined`,
    );
  }
  const flags = describeFlags(readFlags(statement, FLAGS[kind]));
  if (readHeredocMark(destination.value)) {
    throw new DockerfileError(`${name} cannot accept a heredoc as a destination`);
  }
  return { statement, kind, ...readSources(statement), destination, ...flags };
}

type CopyFlags = Pick<
  CopyInstruction,
  "from" | "chown" | "chmod" | "checksum" | "exclude" | "link" | "parents" | "keepGitDir" | "unpack"
>;

function describeFlags({ text, texts, truth }: FlagValues<string>): CopyFlags {
  return {
    from: text("from"),
    chown: text("chown"),
    chmod: text("chmod"),
    checksum: text("checksum"),
    exclude: texts("exclude"),
    link: truth("link") ?? false,
    parents: truth("parents") ?? false,
    keepGitDir: truth("keep-git-dir"),
    unpack: truth("unpack"),
  };
}

function readSources(statement: Statement): { sources: Word[]; files: InlineFile[] } {
  const sources: Word[] = [];
  const files: InlineFile[] = [];
  for (const word of statement.args.slice(0, -1)) {
    const mark = readHeredocMark(word.value);
    if (!mark) {
      sources.push(word);
      continue;
    }
    const content = statement.heredocs.findLast(({ name }) => name === mark.name)?.content ?? "";
    files.push({ name: mark.name, content: mark.chomp ? chompTabs(content) : content, expand: mark.expand });
  }
  return { sources, files };
}
