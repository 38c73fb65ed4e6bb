import { DockerfileError } from "./error.ts";
import type { CopyInstruction, StageInstruction, VolumeInstruction } from "./instruction.ts";
import type { Span, Word } from "./source.ts";
import type { Pair } from "./words.ts";

/** Fills in the variables of one text. `word` is where it stands. */
export type ExpandText = (text: string, word: Span) => string;

/**
 * Fills in the variables of an instruction, in those of its words in which the builder does, and in its order.
 * The others come back as they are: ARG, EXPOSE and mounts have rules of their own.
 * BuildKit: `frontend/dockerfile/instructions/commands.go`.
 */
export function expandInstruction(instruction: StageInstruction, expand: ExpandText): StageInstruction {
  const expandOne = (word: Word): Word => ({ ...word, value: expand(word.value, word) });
  switch (instruction.kind) {
    case "env":
    case "label":
      return { ...instruction, pairs: instruction.pairs.map((pair) => expandPair(pair, expandOne)) };
    case "copy":
    case "add":
      return expandCopy(instruction, expand, expandOne);
    case "user":
      return { ...instruction, user: expandOne(instruction.user) };
    case "workdir":
      return { ...instruction, path: expandOne(instruction.path) };
    case "volume":
      return { ...instruction, paths: expandVolume(instruction, expandOne) };
    case "stopsignal":
      return { ...instruction, signal: expandOne(instruction.signal) };
    default:
      return instruction;
  }
}

function expandPair({ key, value, legacy }: Pair, expand: (word: Word) => Word): Pair {
  return { key: expand(key), value: expand(value), legacy };
}

function expandCopy(copy: CopyInstruction, expand: ExpandText, expandOne: (word: Word) => Word): CopyInstruction {
  const { chown, chmod, checksum, sources, destination } = copy;
  const { span } = copy.statement;
  return {
    ...copy,
    chown: expand(chown, span),
    chmod: expand(chmod, span),
    checksum: expand(checksum, span),
    sources: sources.map(expandOne),
    destination: expandOne(destination),
  };
}

function expandVolume({ paths }: VolumeInstruction, expand: (word: Word) => Word): Word[] {
  const expanded = paths.map(expand);
  if (expanded.every(({ value }) => value !== "")) return expanded;
  throw new DockerfileError("VOLUME specified can not be an empty string");
}
