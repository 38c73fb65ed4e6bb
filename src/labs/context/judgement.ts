import type { Decisions } from "./decisions.ts";
import { refusalOf, type Refusal } from "./refusal.ts";

/** Decides on one tree by the text of an ignore file; rejects with an IgnoreError when the builder refuses that. */
export type Decide = (rules: string) => Promise<Decisions>;

/** What the builder makes of an ignore file and a tree. */
export interface Judgement {
  /** The rules that were followed: those before when the builder refuses the new ones. */
  readonly rules: string;
  readonly refusal: Refusal | undefined;
  readonly decisions: Decisions;
}

/**
 * Decides by the rules that are written.
 * @param before Rules to follow instead when the builder refuses them.
 */
export async function judge(decide: Decide, rules: string, before: string): Promise<Judgement> {
  try {
    return { rules, refusal: undefined, decisions: await decide(rules) };
  } catch (error) {
    const refusal = refusalOf(rules, error);
    if (!refusal) throw error;
    return { rules: before, refusal, decisions: await decideAnyhow(decide, before) };
  }
}

/** Rules that one tree had no objection to may be refused with another. */
async function decideAnyhow(decide: Decide, rules: string): Promise<Decisions> {
  try {
    return await decide(rules);
  } catch (error) {
    if (refusalOf(rules, error)) return await decide("");
    throw error;
  }
}
