import { DockerfileError } from "./error.ts";

/**
 * Splits a line at its commas; a field in double quotes may contain some. Throws a DockerfileError for quotes that
 * do not fit. The rules are those of Go's `encoding/csv`.
 */
export function splitCsv(line: string): string[] {
  if (line === "") throw new DockerfileError("EOF");
  const fields: string[] = [];
  for (let at = 0; at <= line.length; at += 1) {
    const field = line.charAt(at) === '"' ? readQuoted(line, at) : readPlain(line, at);
    fields.push(field.value);
    at = field.end;
  }
  return fields;
}

function readPlain(line: string, start: number): { value: string; end: number } {
  const comma = line.indexOf(",", start);
  const end = comma === -1 ? line.length : comma;
  const value = line.slice(start, end);
  const quote = value.indexOf('"');
  if (quote !== -1) throw wrong(start + quote, 'bare " in non-quoted-field');
  return { value, end };
}

function readQuoted(line: string, start: number): { value: string; end: number } {
  const [literal = ""] = /^(?:"[^"]*")+/.exec(line.slice(start)) ?? [];
  const end = start + literal.length;
  if (literal !== "" && (end === line.length || line.charAt(end) === ",")) {
    return { value: literal.slice(1, -1).replaceAll('""', '"'), end };
  }
  const unterminated = literal === "" || line.charAt(end) === '"';
  throw wrong(unterminated ? line.lastIndexOf('"') + 1 : end - 1, 'extraneous or missing " in quoted-field');
}

function wrong(offset: number, message: string): DockerfileError {
  return new DockerfileError(`parse error on line 1, column ${offset + 1}: ${message}`);
}
