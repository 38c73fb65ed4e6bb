import { compareAnswers, type ComparedAnswer } from "../core/epidemic/agreement.ts";
import type { SirAnswer, SirQuestion } from "../core/epidemic/answer.ts";
import type { Question } from "../schemas/example.ts";
import type { Evidence } from "../schemas/evidence.ts";
import { sirAnswerSchema, sirQuestionSchema } from "../schemas/sir-service.ts";

/** The examples that answer the same questions, and what each is written in. */
export const SIR_SERVICES: Readonly<Record<string, string>> = {
  "sir-api": "Python",
  "sir-plumber": "R",
  "sir-node": "TypeScript on Node",
};

/** A question to every service, and what each answered. */
export interface AskedQuestion {
  /** "R0 = 3.0, rk4" */
  readonly name: string;
  readonly question: SirQuestion;
  readonly compared: readonly ComparedAnswer[];
}

/**
 * Compares what the containers of several examples answered to the same questions.
 * @throws when the examples do not ask the same, or when an answer is not recorded; the message names the example.
 */
export function readAgreement(
  services: readonly { readonly questions: readonly Question[]; readonly evidence: Evidence }[],
): AskedQuestion[] {
  const [first] = services;
  for (const { questions, evidence } of services) {
    if (JSON.stringify(questions) !== JSON.stringify(first?.questions))
      throw new Error(`The questions of ${evidence.example} are not those of ${first?.evidence.example}.`);
  }
  return (first?.questions ?? []).map(({ name, body, every }) => {
    const question = sirQuestionSchema.parse(body);
    const answers = services.map(({ evidence }): [string, SirAnswer] => [evidence.example, readAnswer(evidence, name)]);
    return { name, question, compared: compareAnswers(question, every, new Map(answers)) };
  });
}

function readAnswer({ example, images }: Evidence, name: string): SirAnswer {
  const answer = Object.values(images)
    .map(({ answers }) => answers[name])
    .find((each) => each !== undefined);
  if (answer === undefined)
    throw new Error(`The evidence of ${example} has no answer to "${name}". Run "npm run verify -- ${example}".`);
  return sirAnswerSchema.parse(answer);
}

/** What deSolve found for one epidemic. */
export interface ReferenceRow {
  readonly basicReproduction: number;
  readonly peakDay: number;
  readonly peakInfected: number;
  readonly finalSize: number;
}

/** Reads the table "what deSolve finds" of what sir-plumber's reference.R printed: the lines of four numbers. */
export function readReference(printed: string): ReferenceRow[] {
  return printed.split("\n").flatMap((line) => {
    const [basicReproduction = NaN, peakDay = NaN, peakInfected = NaN, finalSize = NaN, ...more] = line
      .trim()
      .split(/\s+/)
      .map(Number);
    const row = { basicReproduction, peakDay, peakInfected, finalSize };
    return more.length === 0 && Object.values(row).every(Number.isFinite) ? [row] : [];
  });
}

/** Rounds a relative difference to one digit and a power of ten: 1.6e-15 is 2 × 10⁻¹⁵. */
export function roundDifference(difference: number): { digit: number; power: number } {
  const [digit = NaN, power = NaN] = difference.toExponential(0).split("e").map(Number);
  return { digit, power };
}
