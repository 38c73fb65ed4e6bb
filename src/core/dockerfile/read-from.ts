import { DockerfileError } from "./error.ts";
import { readFlags } from "./flag-values.ts";
import type { FromInstruction } from "./instruction.ts";
import type { Word } from "./source.ts";
import type { Statement } from "./statement.ts";
import { lower, quote } from "./text.ts";

/** Reads FROM, the beginning of a stage. Throws a DockerfileError as `readInstruction` does. */
export function readFrom(statement: Statement): FromInstruction {
  const [base, as, name, ...others] = statement.args;
  const isNamed = as && name && others.length === 0 && /^as$/iu.test(as.value);
  if (!base || !(isNamed || !as)) throw new DockerfileError("FROM requires either one or three arguments");
  const stageName = isNamed ? readStageName(name) : "";
  const platform = readFlags(statement, { platform: "text" }).text("platform");
  return { statement, kind: "from", base, stageName, platform };
}

function readStageName(word: Word): string {
  const name = lower(word.value);
  if (/^[a-z][a-z0-9-_.]*$/.test(name)) return name;
  throw new DockerfileError(
    `invalid name for build stage: ${quote(word.value)}, name can't start with a number or contain symbols`,
  );
}
