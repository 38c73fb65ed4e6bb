import type { SirQuestion } from "../../core/epidemic/answer.ts";
import type { SirState } from "./state.ts";

/** Writes the command that asks the example service sir-api, started on this machine, for the same run. */
export function curlCommand(state: SirState): string {
  return [
    "curl -s http://localhost:8000/simulate",
    '-H "content-type: application/json"',
    `-d '${JSON.stringify(questionOf(state))}'`,
  ].join(" \\\n  ");
}

function questionOf({
  contactRate,
  recoveryRate,
  initialInfected,
  days,
  population,
  step,
  method,
}: SirState): SirQuestion {
  return {
    susceptible: population - initialInfected,
    infected: initialInfected,
    recovered: 0,
    beta: contactRate,
    gamma: recoveryRate,
    days,
    step,
    method,
  };
}
