import { applyCopy } from "./apply-copy.ts";
import { applyRun } from "./apply-run.ts";
import { buildArgument } from "./build-options.ts";
import { attempt, DockerfileError, explain } from "./error.ts";
import type {
  ArgInstruction,
  Argument,
  CommandInstruction,
  CopyInstruction,
  EnvInstruction,
  ExposeInstruction,
  LabelInstruction,
  StageInstruction,
  WorkdirInstruction,
} from "./instruction.ts";
import type { Mount } from "./mount.ts";
import { removeDrive, resolvePath } from "./path.ts";
import { checkPort, readPort } from "./port.ts";
import { at } from "./report.ts";
import type { Scope } from "./scope.ts";
import { isSecret } from "./secret.ts";
import { expandWords } from "./shell.ts";
import { isSignal } from "./signal.ts";
import type { Word } from "./source.ts";
import { lower, quote } from "./text.ts";

/**
 * Carries out, as far as the rest of the Dockerfile can see, an instruction whose variables are filled in.
 * Throws a DockerfileError for what cannot be carried out.
 */
export function applyInstruction(instruction: StageInstruction, mounts: readonly Mount[], scope: Scope): void {
  const { stage, task } = scope;
  switch (instruction.kind) {
    case "arg":
      return applyArg(instruction, scope);
    case "env":
      return applyEnv(instruction, scope);
    case "label":
      return reportLegacyPairs(instruction, scope);
    case "copy":
    case "add":
      return applyFiles(instruction, scope);
    case "run":
      return applyRun(instruction, mounts, task.sources, {
        workdir: stage.workdir,
        allowsDevices: scope.context.allowsDevices,
      });
    case "workdir":
      return applyWorkdir(instruction, scope);
    case "cmd":
    case "entrypoint":
      return applyCommand(instruction, scope);
    case "healthcheck":
      return reportRepeated(instruction, scope);
    case "shell":
      stage.hasShell = true;
      return undefined;
    case "expose":
      return applyExpose(instruction, scope);
    case "stopsignal":
      if (isSignal(instruction.signal.value)) return undefined;
      throw new DockerfileError(`invalid signal: ${instruction.signal.value}`);
    default:
      return undefined;
  }
}

function applyArg(instruction: ArgInstruction, scope: Scope): void {
  for (const argument of instruction.args) {
    const name = argument.name.value;
    if (isSecret(name)) scope.report("SecretsUsedInArgOrEnv", at(instruction.statement, argument.name), "ARG", name);
    const value = valueOf(argument, scope);
    if (value !== undefined) scope.set(name, value);
    scope.stage.argumentNames.add(name);
  }
}

/** What the caller says counts more than what is written, and that more than the value above the first FROM. */
function valueOf({ name, value }: Argument, scope: Scope): string | undefined {
  const { options, globals } = scope.context;
  const given = buildArgument(options, name.value);
  if (given !== undefined) return given;
  return value ? scope.expand(value.value, value) : globals.get(name.value);
}

function applyEnv(instruction: EnvInstruction, scope: Scope): void {
  for (const pair of instruction.pairs) {
    const { key, value } = pair;
    reportLegacyPair(instruction, pair, scope);
    if (isSecret(key.value)) scope.report("SecretsUsedInArgOrEnv", at(instruction.statement, key), "ENV", key.value);
    scope.set(key.value, value.value);
    scope.stage.imageVariables.set(key.value, value.value);
  }
}

function reportLegacyPairs(instruction: LabelInstruction, scope: Scope): void {
  for (const pair of instruction.pairs) reportLegacyPair(instruction, pair, scope);
}

type Pair = EnvInstruction["pairs"][number];

function reportLegacyPair(
  instruction: EnvInstruction | LabelInstruction,
  { key, value, legacy }: Pair,
  { report }: Scope,
): void {
  if (!legacy) return;
  report(
    "LegacyKeyValueFormat",
    at(instruction.statement, { start: key.start, end: value.end }),
    keywordOf(instruction),
  );
}

function keywordOf(instruction: StageInstruction): string {
  return instruction.statement.keyword.value;
}

function applyFiles(copy: CopyInstruction, { stage, task, context, report }: Scope): void {
  const [source] = task.sources;
  if (source && !source.isEvaluated) {
    throw new DockerfileError(
      `cannot copy from stage ${quote(copy.from)}, it needs to be defined before current stage ${quote(stage.label)}`,
    );
  }
  const ignore = source ? undefined : context.options.ignore;
  applyCopy(copy, { os: stage.platform?.os ?? "", ignore, report });
}

function applyWorkdir(instruction: WorkdirInstruction, { stage, report }: Scope): void {
  const { path } = instruction;
  const os = stage.platform?.os ?? "";
  const isAbsolute = attempt(() => removeDrive(path.value, os))?.startsWith("/") ?? false;
  if (!stage.hasWorkdir && !isAbsolute) report("WorkdirRelativePath", at(instruction.statement, path), path.value);
  stage.hasWorkdir = true;
  const doing = "normalizing workdir: normalizing working directory: removing drive letter";
  stage.workdir = resolvePath(
    stage.workdir,
    explain(doing, () => removeDrive(path.value, os)),
  );
}

function applyCommand(instruction: CommandInstruction, scope: Scope): void {
  reportRepeated(instruction, scope);
  if (!instruction.json && !scope.stage.hasShell) {
    scope.report("JSONArgsRecommended", instruction.statement, keywordOf(instruction));
  }
}

/** Only the last one counts, so what is said is said of the one before. */
function reportRepeated(instruction: StageInstruction, { stage, report }: Scope): void {
  const { kind, statement } = instruction;
  const before = stage.lastPlaces.get(kind);
  const { comments } = statement;
  if (before) report("MultipleInstructionsDisallowed", { ...before, comments }, statement.keyword.value);
  stage.lastPlaces.set(kind, at(statement, statement.span));
}

function applyExpose(instruction: ExposeInstruction, scope: Scope): void {
  const words = instruction.ports.map((port) => ({ port, ports: splitPorts(port, scope) }));
  for (const { port, ports } of words) {
    for (const written of ports) checkExposed(written, instruction, port, scope);
  }
}

function splitPorts(word: Word, { stage, context }: Scope): readonly string[] {
  const { words, error } = expandWords(word.value, stage.variables, context);
  if (error) throw new DockerfileError(error);
  return words;
}

function checkExposed(written: string, instruction: ExposeInstruction, word: Word, { report }: Scope): void {
  const port = readPort(written);
  const place = at(instruction.statement, word);
  if (port.protocol !== lower(port.protocol)) report("ExposeProtoCasing", place, written);
  if (port.address !== "" || port.hostPort !== "") report("ExposeInvalidFormat", place, written);
  checkPort(port);
}
