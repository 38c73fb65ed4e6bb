import { blameLines, DockerfileError, explain } from "./error.ts";
import type { ArgInstruction, FromInstruction, Instruction, StageInstruction } from "./instruction.ts";
import { readInstruction } from "./read-instruction.ts";
import type { Statement } from "./statement.ts";
import { readSyntax, type Syntax } from "./syntax.ts";

/** A stage: FROM and what follows up to the next FROM. */
export interface Stage {
  readonly from: FromInstruction;
  readonly instructions: readonly StageInstruction[];
}

/** A Dockerfile whose instructions are known to be well formed. */
export interface Dockerfile extends Syntax {
  /** All instructions in the order of the file. */
  readonly instructions: readonly Instruction[];
  /** ARG above the first FROM: for use in FROM, and in stages that name them again. */
  readonly globalArgs: readonly ArgInstruction[];
  readonly stages: readonly Stage[];
}

/**
 * Parses a Dockerfile as `docker build` does.
 * Throws a DockerfileError, with the builder's message and its lines, for the first thing that the builder cannot read;
 * never anything else, whatever the text is.
 */
export function parseDockerfile(text: string): Dockerfile {
  if (text === "") throw new DockerfileError("the Dockerfile cannot be empty");
  const syntax = readSyntax(text);
  return readStages(syntax, () => {});
}

/**
 * Reads the instructions of a Dockerfile that was taken apart, and puts them into stages.
 * `observe` sees each statement before it is read, and the instruction after it. Throws as `parseDockerfile` does.
 */
export function readStages(syntax: Syntax, observe: Observe): Dockerfile {
  const instructions: Instruction[] = [];
  const globalArgs: ArgInstruction[] = [];
  const stages: { from: FromInstruction; instructions: StageInstruction[] }[] = [];
  for (const statement of syntax.statements) {
    const instruction = readObserved(statement, observe);
    instructions.push(instruction);
    if (instruction.kind === "from") stages.push({ from: instruction, instructions: [] });
    else if (stages.length > 0) stages.at(-1)?.instructions.push(instruction);
    else if (instruction.kind === "arg") globalArgs.push(instruction);
    else throw new DockerfileError("no build stage in current context", statement.lines);
  }
  if (stages.length === 0) throw new DockerfileError("dockerfile contains no stages to build");
  const { directives, escape, statements, emptyContinuations } = syntax;
  return { directives, escape, statements, emptyContinuations, instructions, globalArgs, stages };
}

/** Sees a statement, at first alone, then with what it means. */
export type Observe = (statement: Statement, instruction?: Instruction) => void;

function readObserved(statement: Statement, observe: Observe): Instruction {
  observe(statement);
  return blameLines(
    () => statement.lines,
    () => {
      const instruction = explain(`dockerfile parse error on line ${statement.lines.first}`, () =>
        readInstruction(statement),
      );
      observe(statement, instruction);
      return instruction;
    },
  );
}
