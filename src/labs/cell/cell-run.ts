import type { Ending, LoadProgress, Output } from "../../runtimes/runtime.ts";
import { OutputView } from "../output/output-view.ts";
import { describeEnding, describeProgress } from "../output/words.ts";
import { tellGraded } from "../exercise/graded.ts";
import { part } from "../part.ts";
import { engineOf, knownEngine } from "./engines.ts";
import { languageOf, type Check } from "./language.ts";
import { composeProgram, isSign, judge, type Verdict } from "./program.ts";

/** One press of Run or Check. */
export interface CellRun {
  readonly cell: HTMLElement;
  readonly path: string;
  /** The address of the site's list of engines. */
  readonly manifest: string;
  readonly texts: readonly string[];
  /** Other files of the example, for what imports them, by their paths. */
  readonly files: Readonly<Record<string, string>>;
  /** None when the code is only run. */
  readonly checks: readonly Check[];
  /** What to say when all checks hold. */
  readonly right: string;
  readonly signal: AbortSignal;
}

/** Runs what a cell holds and shows its output as it comes. Resolves with the ending; undefined when it never began. */
export async function runCell(run: CellRun): Promise<Ending | undefined> {
  const { cell, path, manifest, texts, files, checks, signal } = run;
  const view = new OutputView(part(cell, ".run-output", HTMLElement));
  let sign = false;
  const engine = await engineOf(languageOf(path).engine, manifest);
  const ending = await engine.run(
    { ...composeProgram(path, texts, checks), files },
    {
      signal,
      onWait: () => say(cell, `Waiting for another cell of this page. ${engine.name} runs one at a time.`),
      onProgress: (progress) => showProgress(cell, engine.name, progress),
      onStart: () => {
        showProgress(cell, engine.name, undefined);
        say(cell, "Running …");
      },
      onOutput: (output: Output) => {
        if (isSign(output)) sign = true;
        else view.add(output);
      },
    },
  );
  const verdict: Verdict = ending && checks.length > 0 ? judge(ending, sign, { texts, checks }) : { kind: "none" };
  if (ending && verdict.kind === "none") view.end(ending);
  say(cell, describe(engine.name, run.right, ending, verdict), verdict.kind);
  if (verdict.kind !== "none") tellGraded(cell, verdict.kind === "right");
  return verdict.kind === "none" ? ending : undefined;
}

/** Puts the engine of a cell back to how it was after loading, where it is loaded and nothing runs. */
export async function resetEngine(path: string): Promise<void> {
  const engine = await knownEngine(languageOf(path).engine);
  await engine?.reset();
}

/** Shows how much of the engine has arrived, or nothing. */
function showProgress(cell: HTMLElement, name: string, progress: LoadProgress | undefined): void {
  const bar = part(cell, "progress", HTMLProgressElement);
  bar.hidden = !progress;
  if (!progress) return;
  bar.value = progress.loaded / progress.total;
  say(cell, describeProgress(name, progress));
}

function describe(name: string, right: string, ending: Ending | undefined, verdict: Verdict): string {
  if (verdict.kind === "right") return right;
  if (verdict.kind === "hint") return `Not yet. ${verdict.hint}`;
  if (!ending || ending.kind === "interrupted") return "Stopped. Your code is kept.";
  return describeEnding(name, ending);
}

function say(cell: HTMLElement, text: string, verdict = "none"): void {
  const state = part(cell, ".state", HTMLElement);
  state.textContent = text;
  state.dataset["verdict"] = verdict;
}
