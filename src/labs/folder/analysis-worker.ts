import type { Numbered, Question } from "./analyst.ts";
import { Answerer } from "./answerer.ts";

const answerer = new Answerer();

addEventListener("message", ({ data }: MessageEvent<{ number: number; question: Question }>) => {
  const message: Numbered = { number: data.number, answer: answerer.answer(data.question) };
  postMessage(message);
});
