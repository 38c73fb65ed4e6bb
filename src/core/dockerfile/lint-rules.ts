import type { Stage } from "./dockerfile.ts";
import type { Instruction } from "./instruction.ts";
import { at, inFile, type Report } from "./report.ts";
import type { Statement } from "./statement.ts";
import { lower, upper } from "./text.ts";

/** Checks what can be seen of a statement before it is read. */
export function checkStatement(statement: Statement, report: Report): void {
  if (statement.name === "maintainer") report("MaintainerDeprecated", statement);
  if (statement.name === "from") checkFromCasing(statement, report);
}

function checkFromCasing(statement: Statement, report: Report): void {
  const { keyword, args } = statement;
  const [, as, name] = args;
  if (!as || !name) return;
  if (args.length === 3 && name.value !== lower(name.value)) report("StageNameCasing", at(statement, name), name.value);
  if (isFittingCase(statement, as.value)) return;
  report("FromAsCasing", at(statement, as), keyword.value, as.value);
}

/** A FROM of mixed case is what another rule is about. */
function isFittingCase({ name, keyword }: Statement, as: string): boolean {
  if (keyword.value === name) return as === lower(as);
  return keyword.value !== upper(keyword.value) || as === upper(as);
}

/** Checks an instruction that could be read: its comment may say that it describes something else. */
export function checkInstruction(instruction: Instruction, report: Report): void {
  const { statement } = instruction;
  const comment = statement.comments.at(-1);
  const names = comment === undefined ? [] : describedBy(instruction);
  const [first] = names;
  if (comment === undefined || first === undefined || names.includes(comment.split(" ", 1)[0] ?? "")) return;
  const example = names.length > 1 ? "<arg_key>" : first;
  report("InvalidDefinitionDescription", statement, statement.name.toUpperCase(), example);
}

/** The names that a comment above an instruction may describe. */
function describedBy(instruction: Instruction): string[] {
  if (instruction.kind === "arg") return instruction.args.map(({ name }) => name.value);
  return instruction.kind === "from" && instruction.stageName !== "" ? [instruction.stageName] : [];
}

/** Checks the stages of a file against each other. */
export function checkStages(stages: readonly Stage[], report: Report): void {
  checkNames(stages, report);
  checkCasing(
    stages.flatMap(({ from, instructions }) => [from.statement, ...instructions.map(({ statement }) => statement)]),
    report,
  );
}

function checkNames(stages: readonly Stage[], report: Report): void {
  const names = new Set<string>();
  for (const { from } of stages) {
    const { stageName, statement } = from;
    if (stageName === "") continue;
    const place = inFile(statement, statement.args[2] ?? from.base);
    if (stageName === "context" || stageName === "scratch") report("ReservedStageName", place, stageName);
    if (names.has(stageName)) report("DuplicateStageName", place, stageName);
    names.add(stageName);
  }
}

/** Checks that keywords are written alike; arguments above the first FROM do not count. */
function checkCasing(statements: readonly Statement[], report: Report): void {
  const lowered = statements.filter(isLower).length;
  const raised = statements.filter((statement) => isUpper(statement) && !isLower(statement)).length;
  const [isRight, casing] = lowered > raised ? ([isLower, "lowercase"] as const) : ([isUpper, "uppercase"] as const);
  for (const statement of statements) {
    const { keyword } = statement;
    if (isRight(statement)) continue;
    report("ConsistentInstructionCasing", inFile(statement, keyword), keyword.value, casing);
  }
}

function isLower({ name, keyword }: Statement): boolean {
  return keyword.value === name;
}

function isUpper({ keyword }: Statement): boolean {
  return keyword.value === upper(keyword.value);
}
