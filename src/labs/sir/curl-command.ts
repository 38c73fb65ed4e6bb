import type { SirQuestion } from "../../core/epidemic/answer.ts";
import { immuneOf, susceptibleOf } from "../../core/epidemic/epidemic-model.ts";
import { modelOf } from "./model.ts";
import type { SirState } from "./state.ts";

/**
 * Writes the command that asks the example service sir-api, started on this machine, for the same run; nothing if
 * `curlProblem` says why it cannot answer.
 */
export function curlCommand(state: SirState): string {
  const question = questionOf(state);
  if (!question) return "";
  return [
    "curl -s http://localhost:8000/simulate",
    '-H "content-type: application/json"',
    `-d '${JSON.stringify(question)}'`,
  ].join(" \\\n  ");
}

/** Says in a sentence why sir-api cannot be asked for a run; undefined if it can. */
export function curlProblem(state: SirState): string | undefined {
  const { contactRate, recoveryRate, days, step } = state;
  const most = SERVICE_LIMITS;
  if (state.model !== "sir") return "No command: sir-api knows the model SIR only.";
  if (state.intervention === "on") return "No command: sir-api knows no interventions.";
  if (state.method === "dormand-prince") return "No command: sir-api solves by RK4 or Euler only. Choose one of them.";
  if (Math.max(contactRate, recoveryRate) > most.rate)
    return `No command: sir-api takes rates up to ${most.rate} a day.`;
  if (days > most.days) return `No command: sir-api takes at most ${most.days.toLocaleString("en-GB")} days.`;
  if (days / step > most.steps) return `No command: sir-api takes at most ${most.steps.toLocaleString("en-GB")} steps.`;
  return undefined;
}

/** The most that it takes, as in its messages.py. */
export const SERVICE_LIMITS = { rate: 10, days: 3650, steps: 10_000 } as const;

function questionOf(state: SirState): SirQuestion | undefined {
  const { contactRate, recoveryRate, initialInfected, days, step, method } = state;
  if (curlProblem(state) !== undefined || method === "dormand-prince") return undefined;
  const model = modelOf(state);
  return {
    susceptible: susceptibleOf(model),
    infected: initialInfected,
    recovered: immuneOf(model),
    beta: contactRate,
    gamma: recoveryRate,
    days,
    step,
    method,
  };
}
