import { z } from "zod";
import { substitute, type Substituted, writeFault } from "../../core/compose/template.ts";

const caseSchema = z.looseObject({
  template: z.string(),
  env: z.record(z.string(), z.string()).default({}),
  expected: z.string().optional(),
  error: z.string().optional(),
  errorKind: z.string().optional(),
  unsetWarnings: z.number().optional(),
});

/** Gives the cases of a file of texts that compose-go has filled in. */
export function cases(file: unknown): readonly unknown[] {
  return z.array(caseSchema).parse(file);
}

/** Says how our answer to a case differs from that of compose-go; undefined when it does not. */
export function disagreement(testCase: unknown): string | undefined {
  const { template, env, expected, error, errorKind, unsetWarnings } = caseSchema.parse(testCase);
  const values = new Map(Object.entries(env));
  const ours = substitute(template, (name) => values.get(name));
  const said = JSON.stringify(answerOf(ours, unsetWarnings !== undefined));
  const labelled = JSON.stringify(
    error === undefined
      ? { text: expected ?? "", unset: unsetWarnings }
      : { error, kind: errorKind, unset: unsetWarnings },
  );
  return said === labelled ? undefined : `${JSON.stringify(template)}: ${said} instead of ${labelled}`;
}

function answerOf({ text, unset, fault }: Substituted, isCounted: boolean): unknown {
  const counted = isCounted ? unset.length : undefined;
  return fault === undefined
    ? { text, unset: counted }
    : { error: writeFault(fault), kind: fault.kind, unset: counted };
}
