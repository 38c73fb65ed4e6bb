import { STEPS_LIMIT } from "../../core/epidemic/epidemic-check.ts";
import type { ParameterRule } from "../../core/epidemic/parameter.ts";
import { writeMost } from "../../core/epidemic/refusal.ts";
import { deathRateOf } from "./model.ts";
import { DERIVED, PARAMETERS, type FieldKey, type Parameter, type SliderRange } from "./parameters.ts";
import { contactRoom, factorRoom, longestStep, mostDays, rateRoom, shortestLife } from "./room.ts";
import type { RunState } from "./state.ts";

/** Says which numbers a field takes when the others are as they are, and why no others. */
export function limitsOf(key: FieldKey, state: RunState): Limits {
  const { rule, slider = rule } = parameterOf(key);
  const limits = narrow(rule, othersLeave(key, state));
  return { ...limits, slider: { ...slider, ...sliderOf(key, state) } };
}

/** Which numbers a field takes, and which its slider goes through, some of which it may not take now. */
export interface Limits extends ParameterRule {
  readonly slider: SliderRange;
}

/** What a field is, and takes whatever the others are. */
export function parameterOf(wanted: FieldKey): Parameter {
  const parameter = [...PARAMETERS, ...DERIVED].find(({ key }) => key === wanted);
  if (!parameter) throw new Error(`The SIR lab has no parameter ${wanted}: src/labs/sir/parameters.ts must list it.`);
  return parameter;
}

/** Gives a state that can be computed: the step is shortened if the rates are too fast for it, or the days are. */
export function fitting<State extends RunState>(state: State): State {
  const longest = longestStep(state);
  const fitted = state.step <= longest ? state : { ...state, step: Number(writeMost(longest)) };
  const days = Math.min(state.days, mostDays(fitted));
  return days === state.days ? fitted : { ...fitted, days };
}

/** Without the last digits, so that 0.3 / 0.1 is 3. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** The least and the most that the other fields leave. */
function othersLeave(key: FieldKey, state: RunState): Partial<ParameterRule> {
  const { step, days, population, initialInfected, contactRate, recoveryRate } = state;
  const lossRate = recoveryRate + deathRateOf(state);
  const negative = `With a step of ${step} ${step === 1 ? "day" : "days"}, a compartment could become negative.`;
  const why = state.method === "dormand-prince" ? TOO_MANY_STEPS : negative;
  switch (key) {
    case "initialInfected":
      return { max: population, whyMax: "There are no more people." };
    case "population":
      return { min: initialInfected, whyMin: "That is less than those infected on day 0." };
    case "days":
      return { max: mostDays(state), whyMax: TOO_MANY_STEPS };
    case "step":
      return {
        min: days / STEPS_LIMIT,
        whyMin: TOO_MANY_STEPS,
        max: longestStep(state),
        whyMax: "With these rates, a compartment could become negative.",
      };
    case "contactRate":
      return { max: contactRoom(state), whyMax: why };
    case "recoveryRate":
      return { max: rateRoom(state), whyMax: why };
    case "incubationTime":
      return state.model === "seir" ? { min: 1 / rateRoom(state), whyMin: why } : {};
    case "lifeExpectancy":
      return state.model === "sir-demography" ? { min: shortestLife(state), whyMin: why } : {};
    case "interventionFrom":
      return { max: state.interventionTo, whyMax: "It must begin before it ends." };
    case "interventionTo":
      return { min: state.interventionFrom, whyMin: "It must end after it begins." };
    case "interventionFactor":
      return state.intervention === "on" ? { max: factorRoom(state), whyMax: why } : {};
    case "r0":
      return { min: tidy(LEAST_RATE / lossRate), max: tidy(contactRoom(state) / lossRate), whyMax: why };
    case "infectiousTime": {
      const r0 = contactRate / lossRate;
      const byDeaths = r0 * deathRateOf(state);
      const min = Math.max(1 / rateRoom(state), tidy(r0 / (contactRoom(state) - byDeaths)));
      const max = byDeaths < LEAST_RATE ? tidy(r0 / (LEAST_RATE - byDeaths)) : Infinity;
      return { min, whyMin: why, max, whyMax: "The contact rate would be too small." };
    }
    default:
      return {};
  }
}

const TOO_MANY_STEPS = `More than ${STEPS_LIMIT.toLocaleString("en-GB")} steps are more than a curve can show.`;
const LEAST_RATE = parameterOf("contactRate").rule.min;

/** What is stricter of each holds, with its reason. */
function narrow(
  rule: ParameterRule,
  { min = -Infinity, max = Infinity, whyMin, whyMax }: Partial<ParameterRule>,
): ParameterRule {
  const lower = min > rule.min ? { min, ...(whyMin !== undefined && { whyMin }) } : {};
  const upper = max < rule.max ? { max, ...(whyMax !== undefined && { whyMax }) } : {};
  return { ...rule, ...lower, ...upper };
}

/** Where the useful part of what a field takes goes with the other fields. */
function sliderOf(key: FieldKey, { population, days }: RunState): Partial<SliderRange> {
  if (key === "initialInfected") return { max: Math.floor(population / 10) };
  if (key === "interventionFrom" || key === "interventionTo") return { max: days };
  return {};
}
