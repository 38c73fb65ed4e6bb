import { basicReproductionOf } from "../../core/epidemic/reproduction.ts";
import { modelOf } from "./model.ts";
import { METHOD_NAMES } from "./pin.ts";
import type { RunState } from "./state.ts";

/** What a file of a run is called, so that two that are saved can be told apart: "sir-r0-3.0-rk4.csv". */
export function fileNameOf(run: RunState, ending: string): string {
  const { model, vaccinated, intervention, interventionFactor, method, step } = run;
  const parts = [
    MODEL_NAMES[model],
    `r0-${decimals.format(basicReproductionOf(modelOf(run)))}`,
    ...(vaccinated > 0 ? [`immune-${decimals.format(vaccinated)}`] : []),
    ...(intervention === "on" ? [`contacts-${decimals.format(interventionFactor)}`] : []),
    METHOD_NAMES[method].toLowerCase(),
    ...(method === "euler" ? [`step-${step}`] : []),
  ];
  return `${parts.join("-")}.${ending}`;
}

const MODEL_NAMES: Readonly<Record<RunState["model"], string>> = {
  sir: "sir",
  seir: "seir",
  "sir-demography": "sir-births",
};

const decimals = new Intl.NumberFormat("en-GB", {
  minimumFractionDigits: 1,
  maximumFractionDigits: 2,
  useGrouping: false,
});
