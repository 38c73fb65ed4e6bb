import type { SirQuestion } from "../../core/epidemic/answer.ts";
import type { Program } from "../../runtimes/runtime.ts";

/** The languages that the page asks here, by the key of their engine. */
export type Language = "python" | "r" | "typescript";

/** The file of an example that holds its model: what is in the container is what runs in the page. */
export const MODELS = {
  python: { file: "sir-api/sir_api/model.py", path: "model.py" },
  r: { file: "sir-plumber/model.R", path: "model.R" },
  typescript: { file: "sir-node/src/model.ts", path: "model.ts" },
} as const satisfies Record<Language, { file: string; path: string }>;

/** A program whose value is the model's answer to a question, in the form of the services. */
export function programFor(language: Language, model: string, question: SirQuestion): Program {
  const { ending, ask } = QUESTIONS[language];
  return { name: `question.${ending}`, code: ask(question), files: { [MODELS[language].path]: model } };
}

const QUESTIONS: Readonly<Record<Language, { ending: string; ask: (question: SirQuestion) => string }>> = {
  python: { ending: "py", ask: askPython },
  r: { ending: "R", ask: askR },
  typescript: { ending: "ts", ask: askTypeScript },
};

function askPython({ susceptible, infected, recovered, beta, gamma, days, step, method }: SirQuestion): string {
  return `from model import Epidemic, simulate
epidemic = Epidemic(${susceptible}, ${infected}, ${recovered}, beta=${beta}, gamma=${gamma})
course = simulate(epidemic, days=${days}, step=${step}, method="${method}")
{
    "method": "${method}",
    "basic_reproduction_number": epidemic.basic_reproduction_number,
    "peak_day": course.peak_day,
    "peak_infected": course.peak_infected,
    "final_size": course.final_size,
    "time": course.time,
    "susceptible": course.susceptible,
    "infected": course.infected,
    "recovered": course.recovered,
}`;
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
