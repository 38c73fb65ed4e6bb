import { findSecret } from "../context/secrets.ts";
import type { StageInstruction } from "../dockerfile/instruction.ts";
import { lintDockerfile } from "../dockerfile/lint.ts";
import { isSecret } from "../dockerfile/secret.ts";
import { type Attempt, atLine, notKnown } from "./attempt.ts";
import { commandsOf } from "./commands.ts";
import { met, missed, type Outcome } from "./goal.ts";
import { walkBuild } from "./layers.ts";

/** Whether a Dockerfile keeps secrets out of ENV, ARG, its commands and what it copies. */
export function checkNoSecret(attempt: Attempt): Outcome {
  if (!attempt.plan) return notKnown(attempt);
  const { findings } = lintDockerfile(attempt.project.dockerfile, attempt.options);
  const named = findings.find(({ rule }) => rule === "SecretsUsedInArgOrEnv");
  if (named) return missed(`${named.message}: whoever has the image can read it.`, atLine(named.lines.first));
  for (const { step, takes } of walkBuild(attempt)) {
    const { instruction } = step;
    const says = secretIn(instruction) ?? (instruction.kind === "run" ? undefined : secretFile(takes));
    if (says !== undefined) return missed(says, atLine(instruction.statement.lines.first));
  }
  return met("We find none.");
}

function secretIn(instruction: StageInstruction): string | undefined {
  if (instruction.kind === "env" || instruction.kind === "label") {
    const named = instruction.kind === "label" ? instruction.pairs.find(({ key }) => isSecret(key.value)) : undefined;
    if (named) return `\`${named.key.value}\` is written out here: whoever has the image can read its labels.`;
    const open = instruction.pairs.find(({ value }) => /:\/\/[^\s/:@]+:[^\s/@]+@/.test(value.value));
    return open && `\`${open.key.value}\` holds an address with a password in it.`;
  }
  if (instruction.kind === "run") {
    const text = instruction.statement.text;
    if (/:\/\/[^\s/:@$]+:[^\s/@$]+@/.test(text))
      return "It holds an address with a password in it, and the layer keeps the command.";
    if (/authorization:\s*(?:bearer|basic|token)\s+[^\s$<]/i.test(text))
      return "It holds a token, and the layer keeps the command.";
    if (WRITES_SECRET.test(text)) return "It writes the secret into a file, which the layer keeps.";
  }
  if (instruction.kind === "run") return secretInWords(commandsOf(instruction).flat().concat(instruction.command));
  if (instruction.kind === "copy" || instruction.kind === "add")
    return secretInWords(instruction.files.flatMap(({ content }) => content.split(/\s+/)));
  return undefined;
}

/** A file of `--mount=type=secret` that is copied, or printed into another file. */
const WRITES_SECRET =
  /\b(?:cp|install|mv)\s[^&;|\n]*\/run\/secrets\/|\bcat\s+\/run\/secrets\/[\w.-]+\s*>{1,2}(?!>|\s*\/dev\/)/;

/** A value that is written out; `$NAME` and `$(cat …)` are none. */
function secretInWords(words: readonly string[]): string | undefined {
  for (const word of words) {
    for (const [, name = ""] of word.matchAll(/(?<![\w-])([A-Za-z_]\w*)=["']?[^\s"'$<]/g))
      if (isSecret(name)) return `\`${name}\` is written out here, and each layer keeps the command that made it.`;
  }
  return undefined;
}

function secretFile(takes: ReadonlySet<string>): string | undefined {
  for (const path of takes) {
    const secret = findSecret({ path, name: path.slice(path.lastIndexOf("/") + 1), type: "file" });
    if (secret) return `It copies \`${path}\`: ${secret.what}. A layer keeps it, even if a later line removes it.`;
  }
  return undefined;
}
