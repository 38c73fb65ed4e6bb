/** What a word of a script is filled in with. */
export interface Values {
  variable(name: string): string | undefined;
  /** What a command between `$(` and `)` prints. */
  output(script: string): string;
}

/** Fills in a word of a script and takes away its quotes. */
export function fillIn(word: string, values: Values): string {
  let text = "";
  for (let index = 0; index < word.length;) {
    const [piece, filled] = pieceAt(word, index, values);
    text += filled;
    index += Math.max(1, piece);
  }
  return text;
}

/** Gives the length of the piece at a place, and what it becomes. */
function pieceAt(word: string, index: number, values: Values): readonly [number, string] {
  const letter = word[index] ?? "";
  if (letter === "\\") return [2, word[index + 1] ?? ""];
  if (letter === "'") {
    const end = word.indexOf("'", index + 1);
    return [end - index + 1, word.slice(index + 1, end)];
  }
  if (letter === '"') return quoteAt(word, index, values);
  return letter === "$" ? variableAt(word, index, values) : [1, letter];
}

function quoteAt(word: string, start: number, values: Values): readonly [number, string] {
  let text = "";
  let index = start + 1;
  while (index < word.length && word[index] !== '"') {
    const letter = word[index] ?? "";
    const isEscape = letter === "\\" && /["$`\\]/.test(word[index + 1] ?? "");
    const [length, filled] =
      letter === "$" ? variableAt(word, index, values) : isEscape ? [2, word[index + 1] ?? ""] : [1, letter];
    text += filled;
    index += length;
  }
  return [index - start + 1, text];
}

function variableAt(word: string, index: number, values: Values): readonly [number, string] {
  const rest = word.slice(index);
  const sum = /^\$\(\(([^)]*)\)\)/.exec(rest);
  if (sum) return [sum[0].length, String(calculate(sum[1] ?? "", values))];
  if (rest.startsWith("$(")) {
    const end = endOfCommand(rest);
    return [end, values.output(rest.slice(2, end - 1)).replace(/\n+$/, "")];
  }
  const [all = "$", braced, plain] = /^\$(?:\{([^}]*)\}|(\w+|[?$#!@*]))/.exec(rest) ?? [];
  if (braced === undefined) return [all.length, plain === undefined ? "$" : (values.variable(plain) ?? "")];
  const [, name = "", fallback = ""] = /^(\w+)(?::?-(.*))?$/s.exec(braced) ?? [];
  return [all.length, values.variable(name) || fallback];
}

function endOfCommand(text: string): number {
  let depth = 0;
  for (let index = 1; index < text.length; index += 1) {
    if (text[index] === "(") depth += 1;
    if (text[index] === ")") depth -= 1;
    if (depth === 0) return index + 1;
  }
  return text.length;
}

/** Adds, subtracts and multiplies whole numbers from left to right, as counters need it. */
function calculate(text: string, values: Values): number {
  const parts = text.match(/\$?\w+|[-+*]/g) ?? [];
  let total = 0;
  let operator = "+";
  for (const part of parts) {
    if (/^[-+*]$/.test(part)) operator = part;
    else {
      const number = /^\d/.test(part) ? Number(part) : Number(values.variable(part.replace("$", "")) ?? 0) || 0;
      total = operator === "*" ? total * number : operator === "-" ? total - number : total + number;
    }
  }
  return total;
}
