import type { Build } from "../schemas/evidence.ts";
import type { Edit } from "../schemas/session.ts";
import type { ExampleFolder } from "../schemas/example-folder.ts";
import { byHand, copyStep, type Bench, type HandCommand } from "./bench.ts";
import { parseBuildLog } from "./build-log.ts";
import { editByHand } from "./edit.ts";
import { excerpt, ProofFailure, roundSeconds } from "./proof.ts";
import { printed } from "./run-command.ts";

interface BuildOrder {
  readonly example: ExampleFolder;
  readonly step: string;
  readonly tag: string;
  readonly edit?: Edit;
  readonly options?: readonly string[];
}

/** Builds a step's image from a fresh copy. @throws ProofFailure with the end of the log when the build fails. */
export async function proveBuild(bench: Bench, { example, step, tag, edit, options = [] }: BuildOrder): Promise<Build> {
  const folder = await copyStep(bench, example, step, edit);
  const command = ["build", "--progress=plain", ...options, "--label", bench.engine.label, "--tag", tag, "."];
  const result = await bench.engine.docker(command, { cwd: folder, timeout: 15 * 60 * 1000 });
  if (result.exit !== 0) {
    const hand = byHand(example.name, step, [...(edit ? [editByHand(edit)] : []), buildByHand(example.name)]);
    throw new ProofFailure(`docker build ended with code ${result.exit}:\n${excerpt(printed(result))}\n${hand}`);
  }
  return { seconds: roundSeconds(result.seconds), steps: parseBuildLog(result.stderr) };
}

/** The build as a person would do it. */
export function buildByHand(name: string): HandCommand {
  return { run: `docker build -t ${name} .` };
}

/**
 * Checks that a build with an empty cache took nothing from it. On an engine that was found the cache is not empty but passed
 * over (--no-cache), and BuildKit takes a WORKDIR from it all the same.
 */
export function checkCold(build: Build, own: boolean): Build {
  const cached = build.steps.filter((step) => step.cached && (own || !step.name.startsWith("WORKDIR")));
  if (cached.length === 0) return build;
  const names = cached.map(({ name }) => name).join("; ");
  throw new ProofFailure(
    `The cache was empty, but these steps came from it: ${names}. Is another build running on this engine?`,
  );
}
