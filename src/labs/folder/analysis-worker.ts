import type { Answer, Numbered, Question } from "./analyst.ts";
import { sendFound } from "./found-port.ts";
import { walkPicked } from "./picked-folder.ts";
import { ProjectAnalysis } from "./project-analysis.ts";

let analysis = new ProjectAnalysis();

addEventListener("message", ({ data }: MessageEvent<{ number: number; question: Question }>) => {
  const message: Numbered = { number: data.number, answer: answer(data.question) };
  postMessage(message);
});

function answer(question: Question): Answer {
  try {
    return answerTo(question);
  } catch (error) {
    return { to: "problem", message: error instanceof Error ? error.message : String(error) };
  }
}

function answerTo(question: Question): Answer {
  if (question.ask === "analyse") return { to: "analyse", value: analysis.analyse(question.texts) };
  if (question.ask === "edit") return { to: "edit", value: analysis.edit(question.file) };
  if (question.ask === "find") return { to: "find", value: analysis.find(question.text, question.most) };
  if (question.ask === "walk") void sendFound(walkPicked(question.folder), question.port);
  else if (question.ask === "start") analysis = new ProjectAnalysis();
  else analysis.add(question.files, question.folders);
  return { to: question.ask };
}
