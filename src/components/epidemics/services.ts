import type { Evidence } from "../../schemas/evidence.ts";
import type { Question } from "../../schemas/example.ts";
import { SIR_SERVICES } from "../agreement.ts";
import { getEvidence, getExample } from "../library.ts";

/** A service that was asked what the others were, and what is recorded of it. */
export interface SirService {
  readonly questions: readonly Question[];
  readonly evidence: Evidence;
}

/** Gives the SIR services of the examples, in the order in which they are compared. */
export async function getSirServices(): Promise<SirService[]> {
  return await Promise.all(
    Object.keys(SIR_SERVICES).map(async (name) => ({
      questions: (await getExample(name)).meta.questions,
      evidence: await getEvidence(name),
    })),
  );
}
