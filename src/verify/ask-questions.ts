import { thinValue } from "../core/json/thin.ts";
import type { Question } from "../schemas/example.ts";
import type { ImageEvidence } from "../schemas/evidence.ts";
import type { Bench } from "./bench.ts";
import { excerpt, ProofFailure } from "./proof.ts";

type Answers = ImageEvidence["answers"];

interface Asking {
  /** Names the container in the report: "sir-api 04-order". */
  readonly who: string;
  /** "http://127.0.0.1:32768" */
  readonly origin: string;
  readonly questions: readonly Question[];
  readonly ask?: typeof fetch;
}

/** Asks a running container an example's questions and gives the answers by the questions' names; one that fails is in the report. */
export async function askQuestions(
  { report, signal }: Pick<Bench, "report" | "signal">,
  { who, origin, questions, ask = fetch }: Asking,
): Promise<Answers> {
  const answers: Answers = {};
  for (const question of questions) {
    const answer = await report.prove(`${who}: ask "${question.name}"`, () =>
      askQuestion(origin, question, ask, signal),
    );
    if (answer !== undefined) answers[question.name] = answer;
  }
  return answers;
}

async function askQuestion(
  origin: string,
  { path, body, every }: Question,
  ask: typeof fetch,
  signal: AbortSignal,
): Promise<unknown> {
  const text = JSON.stringify(body);
  const request = `POST ${path} ${text}`;
  const response = await ask(`${origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: text,
    signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
  }).catch((cause: unknown) => {
    throw new ProofFailure(`${request} got no answer: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  });
  const answer = await response.text();
  if (response.status !== 200) {
    throw new ProofFailure(`${request} was answered with status ${response.status}, expected 200\n${excerpt(answer)}`);
  }
  return thinValue(parseAnswer(request, answer), every);
}

function parseAnswer(request: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProofFailure(`${request} was answered with text that is not JSON\n${excerpt(text)}`, { cause });
  }
}
