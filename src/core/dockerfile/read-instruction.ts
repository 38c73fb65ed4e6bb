import { requireArguments, requireOneArgument } from "./arguments.ts";
import { DockerfileError } from "./error.ts";
import { refuseFlags } from "./flag-values.ts";
import type { ArgInstruction, Argument, CommandInstruction, Instruction, OnbuildInstruction } from "./instruction.ts";
import { readCopy } from "./read-copy.ts";
import { readFrom } from "./read-from.ts";
import { readHealthcheck } from "./read-healthcheck.ts";
import { readRun } from "./read-run.ts";
import type { Word } from "./source.ts";
import { KEYWORDS, type Statement } from "./statement.ts";
import { didYouMean, suggestAnyCase } from "./suggest.ts";
import { trimSpace, upper } from "./text.ts";
import type { Pair } from "./words.ts";

/**
 * Reads what an instruction asks for.
 * Throws a DockerfileError for one that does not exist, and for arguments and flags that it does not take.
 * BuildKit: `frontend/dockerfile/instructions/parse.go`.
 */
export function readInstruction(statement: Statement): Instruction {
  const read = READERS.get(statement.name);
  if (read) return read(statement);
  const message = `unknown instruction: ${statement.keyword.value}`;
  throw new DockerfileError(didYouMean(message, suggestAnyCase(statement.keyword.value, KEYWORDS)));
}

type ReadInstruction = (statement: Statement) => Instruction;

const READERS = new Map<string, ReadInstruction>(
  Object.entries<ReadInstruction>({
    add: (statement) => readCopy(statement, "add"),
    arg: readArg,
    cmd: (statement) => readCommand(statement, "cmd"),
    copy: (statement) => readCopy(statement, "copy"),
    entrypoint: (statement) => readCommand(statement, "entrypoint"),
    env: (statement) => ({ statement, kind: "env", pairs: readNamedPairs(statement, "ENV") }),
    expose: readExpose,
    from: readFrom,
    healthcheck: readHealthcheck,
    label: (statement) => ({ statement, kind: "label", pairs: readNamedPairs(statement, "LABEL") }),
    maintainer: (statement) => ({
      statement,
      kind: "maintainer",
      maintainer: readOnlyArgument(statement, "MAINTAINER"),
    }),
    onbuild: readOnbuild,
    run: readRun,
    shell: readShell,
    stopsignal: (statement) => ({
      statement,
      kind: "stopsignal",
      signal: requireOneArgument(statement, "STOPSIGNAL"),
    }),
    user: (statement) => ({ statement, kind: "user", user: readOnlyArgument(statement, "USER") }),
    volume: readVolume,
    workdir: (statement) => ({ statement, kind: "workdir", path: readOnlyArgument(statement, "WORKDIR") }),
  }),
);

function readOnlyArgument(statement: Statement, name: string): Word {
  const argument = requireOneArgument(statement, name);
  refuseFlags(statement);
  return argument;
}

function readNamedPairs(statement: Statement, name: string): readonly Pair[] {
  refuseFlags(statement);
  requireArguments(statement.pairs, name);
  if (statement.pairs.some(({ key }) => key.value === "")) throw new DockerfileError(`${name} names can not be blank`);
  return statement.pairs;
}

function readArg(statement: Statement): ArgInstruction {
  requireArguments(statement.args, "ARG");
  return { statement, kind: "arg", args: statement.args.map(readArgument) };
}

function readArgument(word: Word): Argument {
  const equals = word.value.indexOf("=");
  if (equals === 0) throw new DockerfileError("ARG names can not be blank");
  if (equals === -1) return { name: word, value: undefined };
  const middle = word.start + equals;
  return {
    name: { value: word.value.slice(0, equals), start: word.start, end: middle },
    value: { value: word.value.slice(equals + 1), start: middle + 1, end: word.end },
  };
}

function readCommand(statement: Statement, kind: CommandInstruction["kind"]): CommandInstruction {
  refuseFlags(statement);
  return { statement, kind, command: statement.args.map(({ value }) => value), json: statement.json };
}

function readShell(statement: Statement): Instruction {
  refuseFlags(statement);
  requireArguments(statement.args, "SHELL");
  if (!statement.json) throw new DockerfileError("SHELL requires the arguments to be in JSON form");
  return { statement, kind: "shell", command: statement.args.map(({ value }) => value) };
}

function readExpose(statement: Statement): Instruction {
  requireArguments(statement.args, "EXPOSE");
  refuseFlags(statement);
  const ports = statement.args.toSorted((a, b) => (a.value < b.value ? -1 : Number(a.value > b.value)));
  return { statement, kind: "expose", ports };
}

function readVolume(statement: Statement): Instruction {
  requireArguments(statement.args, "VOLUME");
  refuseFlags(statement);
  const paths = statement.args.map((word) => ({ ...word, value: trimSpace(word.value) }));
  if (paths.some(({ value }) => value === "")) throw new DockerfileError("VOLUME specified can not be an empty string");
  return { statement, kind: "volume", paths };
}

function readOnbuild(statement: Statement): OnbuildInstruction {
  const { trigger, heredocs } = statement;
  if (!trigger) throw new DockerfileError("ONBUILD requires at least one argument");
  refuseFlags(statement);
  const name = upper(trimSpace(trigger.keyword.value));
  if (name === "ONBUILD") throw new DockerfileError("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
  if (name === "MAINTAINER" || name === "FROM") {
    throw new DockerfileError(`${name} isn't allowed as an ONBUILD trigger`);
  }
  const command = statement.text.replace(/^[\t\n\f\r ]*ONBUILD[\t\n\f\r ]*/i, "");
  const texts = heredocs.map((heredoc) => `\n${heredoc.content}${heredoc.name}`);
  return { statement, kind: "onbuild", expression: command + texts.join(""), trigger };
}
