import type { SirQuestion } from "../../core/epidemic/answer.ts";
import type { Program } from "../../runtimes/runtime.ts";

/** The languages that the page asks here, by the key of their engine. */
export type Language = "r" | "typescript";

/** The file of an example that holds its model: what is in the container is what runs in the page. */
export const MODELS = {
  r: { file: "sir-plumber/model.R", path: "model.R" },
  typescript: { file: "sir-node/src/model.ts", path: "model.ts" },
} as const satisfies Record<Language, { file: string; path: string }>;

/** A program whose value is the model's answer to a question, in the form of the services. */
export function programFor(language: Language, model: string, question: SirQuestion): Program {
  const files = { [MODELS[language].path]: model };
  return language === "r"
    ? { name: "question.R", code: askR(question), files }
    : { name: "question.ts", code: askTypeScript(question), files };
}

function askR({ susceptible, infected, recovered, beta, gamma, days, step, method }: SirQuestion): string {
  return `source("model.R")
answer <- simulate(${susceptible}, ${infected}, ${recovered}, beta = ${beta}, gamma = ${gamma},
                   days = ${days}, step = ${step}, method = "${method}")
c(list(method = "${method}"), answer)`;
}

function askTypeScript({ days, step, method, ...epidemic }: SirQuestion): string {
  return `import { basicReproductionNumber, finalSize, peak, simulate } from "./model.ts";
const epidemic = ${JSON.stringify(epidemic)};
const course = simulate(epidemic, ${JSON.stringify({ days, step, method })});
const { day, infected } = peak(course);
({
  method: "${method}",
  basic_reproduction_number: basicReproductionNumber(epidemic),
  peak_day: day,
  peak_infected: infected,
  final_size: finalSize(course),
  ...course,
})`;
}
