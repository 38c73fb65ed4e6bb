/**
 * Lays JSON out for reading, two spaces a level, with lists of plain values on one line. Only white space changes: every
 * number stays as it was written. Gives undefined for a text that is not JSON.
 */
export function layOutJson(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  return write({ tokens, at: 0 }, "");
}

interface Cursor {
  readonly tokens: readonly string[];
  at: number;
}

function write(cursor: Cursor, indent: string): string {
  const token = next(cursor);
  if (token === "{") return writeGroup(cursor, indent, "}");
  return token === "[" ? writeGroup(cursor, indent, "]") : token;
}

function writeGroup(cursor: Cursor, indent: string, end: "}" | "]"): string {
  const inner = `${indent}  `;
  const parts: string[] = [];
  while (cursor.tokens[cursor.at] !== end) {
    const key = end === "}" ? `${next(cursor)}${next(cursor)} ` : "";
    parts.push(key + write(cursor, inner));
    if (cursor.tokens[cursor.at] === ",") cursor.at += 1;
  }
  cursor.at += 1;
  const start = end === "}" ? "{" : "[";
  if (parts.length === 0) return start + end;
  const plain = end === "]" && parts.every((part) => !/^[[{]/.test(part));
  return plain ? `[${parts.join(", ")}]` : `${start}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${end}`;
}

function next(cursor: Cursor): string {
  const token = cursor.tokens[cursor.at] ?? "";
  cursor.at += 1;
  return token;
}
