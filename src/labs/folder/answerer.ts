import type { Answer, Question } from "./analyst.ts";
import { sendFound } from "./found-port.ts";
import { walkPicked } from "./picked-folder.ts";
import { ProjectAnalysis } from "./project-analysis.ts";

/** Answers questions about one project after the other. */
export class Answerer {
  #analysis = new ProjectAnalysis();

  answer(question: Question): Answer {
    try {
      return this.#answer(question);
    } catch (error) {
      return { to: "problem", message: error instanceof Error ? error.message : String(error) };
    }
  }

  #answer(question: Question): Answer {
    if (question.ask === "analyse") return { to: "analyse", value: this.#analysis.analyse(question.texts) };
    if (question.ask === "edit") return { to: "edit", value: this.#analysis.edit(question.file) };
    if (question.ask === "find") return { to: "find", value: this.#analysis.find(question.text, question.most) };
    if (question.ask === "walk") void sendFound(walkPicked(question.folder), question.port);
    else if (question.ask === "start") this.#analysis = new ProjectAnalysis();
    else this.#analysis.add(question.files, question.folders);
    return { to: question.ask };
  }
}
