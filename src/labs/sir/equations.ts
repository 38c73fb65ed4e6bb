import { compartmentModel } from "../../core/epidemic/compartment-model.ts";
import { fastestRate } from "../../core/epidemic/epidemic-check.ts";
import type { EpidemicModel } from "../../core/epidemic/epidemic-model.ts";
import { modelOf } from "./model.ts";
import type { SirState } from "./state.ts";

/** Describes a run so that a program can be written of it, in any language that knows +, −, * and /. */
export function equationsOf(state: SirState): Equations {
  const { population, contactRate, recoveryRate, days, step, method } = state;
  const epidemic = modelOf(state);
  const { compartments, start } = compartmentModel(epidemic);
  const [intervention] = epidemic.interventions;
  return {
    constants: [
      ["population", population],
      ["beta", contactRate],
      ["gamma", recoveryRate],
      ...constantsOf(epidemic),
      ...(intervention ? interventionConstants(intervention) : []),
      ["days", days],
      ["step", step],
    ],
    compartments,
    start: [...start],
    ...changesOf(epidemic.kind, intervention ? "contacts" : "beta"),
    hasIntervention: intervention !== undefined,
    method: method === "euler" ? "euler" : "rk4",
    parts: method === "dormand-prince" ? Math.ceil(FINE * step * fastestRate(epidemic)) : 1,
  };
}

export interface Equations {
  readonly constants: readonly (readonly [name: string, value: number])[];
  readonly compartments: readonly string[];
  /** People in each compartment on day 0. */
  readonly start: readonly number[];
  /** People who move in a day. */
  readonly flows: readonly (readonly [name: string, expression: string])[];
  /** What the flows change in each compartment. */
  readonly slopes: readonly string[];
  /** Whether "contacts" stands for the contact rate: "beta", times "multiplier" from the day "begin" to the day "end". */
  readonly hasIntervention: boolean;
  readonly method: "euler" | "rk4";
  /** In how many parts each step is gone, so that a program without a choice of steps is as exact as one with it. */
  readonly parts: number;
}

/** With so many steps of RK4 in the time of the fastest rate, its error is below that of the adaptive method. */
const FINE = 40;

function constantsOf(epidemic: EpidemicModel): Equations["constants"] {
  if (epidemic.kind === "seir") return [["sigma", epidemic.incubationRate]];
  return epidemic.kind === "sir-demography" ? [["mu", epidemic.turnoverRate]] : [];
}

function interventionConstants({ from, to, factor }: EpidemicModel["interventions"][number]): Equations["constants"] {
  return [
    ["begin", from],
    ["end", to],
    ["multiplier", factor],
  ];
}

function changesOf(kind: EpidemicModel["kind"], contacts: string): Pick<Equations, "flows" | "slopes"> {
  const infections = ["infections", `${contacts} * susceptible * infected / population`] as const;
  const recoveries = ["recoveries", "gamma * infected"] as const;
  switch (kind) {
    case "seir":
      return {
        flows: [infections, ["onsets", "sigma * exposed"], recoveries],
        slopes: ["-infections", "infections - onsets", "onsets - recoveries", "recoveries"],
      };
    case "sir-demography":
      return {
        flows: [infections, recoveries, ["births", "mu * population"]],
        slopes: [
          "births - infections - mu * susceptible",
          "infections - recoveries - mu * infected",
          "recoveries - mu * recovered",
        ],
      };
    default:
      return { flows: [infections, recoveries], slopes: ["-infections", "infections - recoveries", "recoveries"] };
  }
}
