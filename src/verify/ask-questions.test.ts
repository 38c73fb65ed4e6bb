import { expect, test } from "vitest";
import type { Question } from "../schemas/example.ts";
import { askQuestions } from "./ask-questions.ts";
import { startReport } from "./report.ts";

const question: Question = { name: "R0 = 3.0", path: "/simulate", body: { beta: 0.3 }, every: 2 };

/** Asks one question of a service that always answers so; gives the answers, what was asked and what the report printed. */
async function askService(
  status: number,
  text: string,
): Promise<{ answers: object; asked: unknown[]; printed: string }> {
  const asked: unknown[] = [];
  const lines: string[] = [];
  const answers = await askQuestions(
    { report: startReport((line) => lines.push(line), Date.now), signal: new AbortController().signal },
    {
      who: "sample 02-image",
      origin: "http://127.0.0.1:1",
      questions: [question],
      ask: (address, init) => {
        asked.push([init?.method, address, init?.body]);
        return Promise.resolve(new Response(text, { status }));
      },
    },
  );
  return { answers, asked, printed: lines.join("\n") };
}

test("askQuestions(…) posts the body and keeps every nth value of the answer's lists, with all digits", async () => {
  const { answers, asked } = await askService(200, '{"time":[0,0.1,0.30000000000000004],"peak":3037.882406765716}');
  expect(asked).toEqual([["POST", "http://127.0.0.1:1/simulate", '{"beta":0.3}']]);
  expect(answers).toEqual({ "R0 = 3.0": { time: [0, 0.30000000000000004], peak: 3037.882406765716 } });
});

test.each<[string, number, string, string]>([
  ["another status than 200", 422, '{"detail":"beta"}', "status 422, expected 200"],
  ["text that is not JSON", 200, "hello", "not JSON"],
])("askQuestions(…) reports %s and gives no answer", async (_what, status, text, message) => {
  const { answers, printed } = await askService(status, text);
  expect(answers).toEqual({});
  expect(printed).toContain(message);
});
