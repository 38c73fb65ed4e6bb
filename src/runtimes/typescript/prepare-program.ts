import { parse, type ModuleDeclaration, type Pattern, type Statement } from "acorn";
import { transform, type Options } from "sucrase";

/** The program cannot be read. The line is the reader's own: taking types away moves none. */
export class UnreadableProgram extends Error {
  override readonly name = "SyntaxError";
  readonly line: number | undefined;

  constructor(message: string, line: number | undefined) {
    super(message);
    this.line = line;
  }
}

/**
 * Takes the types away. Types are not checked, and an import that is not used is looked up all the same, both as in Node. An
 * enum, which Node refuses, becomes the object that it stands for.
 * @throws {UnreadableProgram} when it is not TypeScript.
 */
export function stripTypes(code: string): string {
  return reading(() => transform(code, OPTIONS).code);
}

const OPTIONS: Options = { transforms: ["typescript"], disableESTransforms: true, keepUnusedImports: true };

/**
 * Makes a module of what the reader wrote: its default export is the value of the last statement, when that is an
 * expression, and its names are put where later runs find them, unless it runs apart.
 * @throws {UnreadableProgram} when it is not TypeScript.
 */
export function prepareProgram(code: string, { apart = false } = {}): string {
  const plain = stripTypes(code);
  const { body } = reading(() => parse(plain, { ecmaVersion: "latest", sourceType: "module" }));
  const last = body.at(-1);
  const hasDefault = body.some(({ type }) => type === "ExportDefaultDeclaration");
  const module =
    last?.type === "ExpressionStatement" && !hasDefault
      ? `${plain.slice(0, last.start)}export default ${plain.slice(last.start)}`
      : plain;
  if (apart) return module;
  return `${module}\n;Object.assign(globalThis, { ${body.flatMap(namesOf).join(", ")} });`;
}

/** The names that a statement declares at the top of a module. */
function namesOf(statement: Statement | ModuleDeclaration): string[] {
  if (statement.type === "VariableDeclaration") return statement.declarations.flatMap(({ id }) => namesIn(id));
  if (statement.type === "FunctionDeclaration" || statement.type === "ClassDeclaration") return [statement.id.name];
  if (statement.type === "ImportDeclaration") return statement.specifiers.map(({ local }) => local.name);
  if (statement.type === "ExportNamedDeclaration") return statement.declaration ? namesOf(statement.declaration) : [];
  return [];
}

function namesIn(pattern: Pattern): string[] {
  if (pattern.type === "Identifier") return [pattern.name];
  if (pattern.type === "AssignmentPattern") return namesIn(pattern.left);
  if (pattern.type === "RestElement") return namesIn(pattern.argument);
  if (pattern.type === "ArrayPattern") return pattern.elements.flatMap((element) => (element ? namesIn(element) : []));
  if (pattern.type !== "ObjectPattern") return [];
  return pattern.properties.flatMap((property) =>
    property.type === "RestElement" ? namesIn(property.argument) : namesIn(property.value),
  );
}

/** Both readers of the language put the place at the end of their message: "Unexpected token (3:5)". */
function reading<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const [, message = text, line] = /^(?:Error transforming [^:]*: )?(.*?) \((\d+):\d+\)$/s.exec(text) ?? [];
    throw new UnreadableProgram(message, line === undefined ? undefined : Number(line));
  }
}
