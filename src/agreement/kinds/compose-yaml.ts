import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { readDocuments } from "../../core/compose/document.ts";
import { plainOf } from "../../core/compose/node.ts";

const caseSchema = z.strictObject({
  text: z.string(),
  /** The documents up to the first that cannot be read. */
  documents: z.array(z.unknown()).optional(),
  error: z.string().optional(),
});

/** Gives the cases of a file of texts that go-yaml has read. */
export function cases(file: unknown): readonly unknown[] {
  return z.array(caseSchema).parse(file);
}

/** Says how our answer to a case differs from that of go-yaml; undefined when it does not. */
export function disagreement(testCase: unknown): string | undefined {
  const { text, documents, error } = caseSchema.parse(testCase);
  const read = readDocuments("compose.yaml", text);
  const ours = read.error
    ? { error: goYamlSays(read.error.composeSays ?? "") }
    : { documents: read.documents.map(({ root }) => plainOf(root)) };
  const labelled = error === undefined ? { documents } : { error };
  if (isDeepStrictEqual(ours, labelled)) return undefined;
  return `${JSON.stringify(text)}: ${JSON.stringify(ours)} instead of ${JSON.stringify(labelled)}`;
}

/** What Compose says without where it was when go-yaml said it. */
function goYamlSays(composeSays: string): string {
  return composeSays
    .replace(/^failed to parse compose\.yaml: /, "")
    .replace(/^yaml: construct errors: line \d+: (?!mapping key)/, "")
    .replace(/^line (?=\d+: mapping key)/, "yaml: construct errors: line ");
}
