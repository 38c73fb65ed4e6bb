import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import type { z } from "zod";

/**
 * Reads the text of a YAML file as what a schema describes. `what` is "a valid measurement".
 * @throws when it is not; each line of the message names file, line and field, and what is wrong.
 */
export function parseYamlFile<Schema extends z.ZodType>(
  path: string,
  text: string,
  schema: Schema,
  what: string,
): z.output<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) {
    throw new Error(`${path}:${lines.linePos(broken.pos[0]).line}: This is not valid YAML. ${broken.message}`);
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  const problems = result.error.issues.flatMap(nearestIssues).map((issue) => {
    const { path: field, message } = issue;
    const keys = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
    return `${path}:${lineOf(document, lines, [...field, ...keys])}: ${field.length > 0 ? `${field.join(".")}: ` : ""}${message}`;
  });
  throw new Error(`${path} is not ${what}. Mend it:\n${problems.join("\n")}`);
}

/** Of something that may be of several kinds, gives what is wrong with the kind that it is nearest to. */
function nearestIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const nearest = issue.errors.reduce((best, other) => (other.length < best.length ? other : best));
  return nearest.flatMap((inner) => nearestIssues({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** The line of a field, or of the nearest thing around it that is there. */
function lineOf(document: Document, lines: LineCounter, field: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let start = 0;
  for (const key of field) {
    const found = childOf(node, key);
    if (found === undefined) break;
    ({ node, start } = found);
  }
  return lines.linePos(start).line;
}

/** A field of a mapping or an entry of a list, and where it begins. */
function childOf(node: unknown, key: PropertyKey): { node: unknown; start: number } | undefined {
  if (isSeq(node) && typeof key === "number") {
    const item = node.items[key];
    return isNode(item) && item.range ? { node: item, start: item.range[0] } : undefined;
  }
  const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
  return isScalar(pair?.key) && pair.key.range ? { node: pair.value, start: pair.key.range[0] } : undefined;
}
