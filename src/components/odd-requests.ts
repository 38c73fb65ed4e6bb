import type { ImageEvidence } from "../schemas/evidence.ts";

/** Says in a sentence what a service was asked that it should refuse. */
export function describeOddRequests({ seed, cases, version, byHand }: NonNullable<ImageEvidence["fuzz"]>): string {
  const made = `${count(cases)} made from its own OpenAPI document with schemathesis ${version}, seed ${seed}`;
  const ours = byHand === 0 ? "" : `, and ${count(byHand)} of our own list`;
  return `${count(cases + byHand)} odd requests, ${made}${ours}: never a server error.`;
}

function count(number: number): string {
  return number.toLocaleString("en-GB");
}
