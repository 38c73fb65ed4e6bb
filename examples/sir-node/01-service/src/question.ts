/** What the service is asked, with the limits that keep every answer quick. */

import { longestStep, type Epidemic, type Method, type Way } from "./model.ts";

/** One epidemic and how to follow it, as `POST /simulate` takes it. */
export type Question = Epidemic & Way;

/** Why a question is refused: the place in it ("body", then the field), and what is wrong there. */
export interface Problem {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

/** The limits of one number; without a `preset` it must be given. */
interface Limits {
  readonly description: string;
  readonly preset?: number;
  /** The number must be greater than this. */
  readonly above?: number;
  readonly least?: number;
  readonly most?: number;
}

const MOST_PEOPLE = 1e10;
const MOST_STEPS = 10_000;

/** The numbers of a question, in the order in which they are checked and described. */
export const NUMBERS = {
  susceptible: { description: "S(0), people who can be infected on day 0", least: 0, most: MOST_PEOPLE },
  infected: { description: "I(0), people who are infected on day 0", above: 0, most: MOST_PEOPLE },
  recovered: { description: "R(0), people who are immune on day 0", preset: 0, least: 0, most: MOST_PEOPLE },
  beta: { description: "contact rate per day", above: 0, most: 10 },
  gamma: { description: "recovery rate per day", least: 0.001, most: 10 },
  days: { description: "how long to follow the epidemic", preset: 200, above: 0, most: 3650 },
  step: { description: "days; at most 1 / beta and 1 / gamma, and at most 10,000 steps in all", preset: 0.5, above: 0 },
} as const satisfies Record<string, Limits>;

export const METHOD_NAMES = ["rk4", "euler"] as const satisfies Method[];

/** Reads a question, or says everything that is wrong with it. */
export function readQuestion(body: unknown): { question: Question } | { problems: Problem[] } {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return { problems: [NOT_AN_OBJECT] };
  const given = new Map<string, unknown>(Object.entries(body));
  const values = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [name, limits] of Object.entries<Limits>(NUMBERS)) {
    const problem = checkNumber(name, given.has(name) ? given.get(name) : limits.preset, limits);
    if (problem === undefined) values.set(name, Number(given.get(name) ?? limits.preset));
    else problems.push(problem);
  }
  problems.push(...checkStep(values), ...checkMethod(given.get("method")), ...checkNames(given.keys()));
  if (problems.length > 0) return { problems };
  const value = (name: keyof typeof NUMBERS): number => values.get(name) ?? 0;
  return {
    question: {
      susceptible: value("susceptible"),
      infected: value("infected"),
      recovered: value("recovered"),
      beta: value("beta"),
      gamma: value("gamma"),
      days: value("days"),
      step: value("step"),
      method: given.get("method") === "euler" ? "euler" : "rk4",
    },
  };
}

const NOT_AN_OBJECT: Problem = {
  loc: ["body"],
  msg: "Input should be a valid dictionary or object to extract fields from",
  type: "model_attributes_type",
};

/** Says what is wrong with one number, or gives undefined. */
function checkNumber(name: string, value: unknown, { above, least, most }: Limits): Problem | undefined {
  const wrong = (type: string, msg: string): Problem => ({ loc: ["body", name], msg, type });
  const must = "Input should be";
  if (value === undefined) return wrong("missing", "Field required");
  if (typeof value !== "number") return wrong("float_type", `${must} a valid number`);
  if (!Number.isFinite(value)) return wrong("finite_number", `${must} a finite number`);
  if (above !== undefined && value <= above) return wrong("greater_than", `${must} greater than ${above}`);
  if (least !== undefined && value < least)
    return wrong("greater_than_equal", `${must} greater than or equal to ${least}`);
  if (most !== undefined && value > most) return wrong("less_than_equal", `${must} less than or equal to ${most}`);
  return undefined;
}

/** Refuses a step that is too long for the rates, or too short for the days; says nothing while one of these is wrong itself. */
function checkStep(values: ReadonlyMap<string, number>): Problem[] {
  const [beta, gamma, days, step] = ["beta", "gamma", "days", "step"].map((name) => values.get(name));
  if (beta === undefined || gamma === undefined || days === undefined || step === undefined) return [];
  const wrong = (msg: string): Problem[] => [
    { loc: ["body", "step"], msg: `Value error, ${msg}`, type: "value_error" },
  ];
  const longest = longestStep({ beta, gamma });
  if (step > longest) return wrong(`too long for these rates: at most ${short(longest)} days`);
  if (days / step > MOST_STEPS)
    return wrong(`too short for ${short(days)} days: at least ${short(days / MOST_STEPS)} days`);
  return [];
}

function checkMethod(method: unknown): Problem[] {
  if (method === undefined || METHOD_NAMES.some((name) => name === method)) return [];
  return [{ loc: ["body", "method"], msg: "Input should be 'rk4' or 'euler'", type: "literal_error" }];
}

/** Refuses what is not a field, so that a misspelt name is not taken for one that was left out. */
function checkNames(names: Iterable<string>): Problem[] {
  return [...names]
    .filter((name) => name !== "method" && !Object.hasOwn(NUMBERS, name))
    .map((name) => ({ loc: ["body", name], msg: "Extra inputs are not permitted", type: "extra_forbidden" }));
}

/** Six digits are enough for a person. */
function short(number: number): string {
  return String(Number(number.toPrecision(6)));
}
