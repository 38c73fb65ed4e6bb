import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { ExampleFolder } from "../schemas/example-folder.ts";
import { byHand, copyStep, type Bench } from "./bench.ts";
import { quote } from "./quote.ts";
import { answer } from "./engine.ts";
import { excerpt, ProofFailure } from "./proof.ts";
import { printed } from "./run-command.ts";

/**
 * Runs an example's own tests at one step, in a container of the image that it names, and gives how many passed.
 * @throws ProofFailure when a test fails or when the output does not say how many passed.
 */
export async function proveTests(bench: Bench, example: ExampleFolder, step: string): Promise<number> {
  const { engine } = bench;
  const { image, run } = example.meta.tests;
  const folder = await copyStep(bench, example, step);
  const id = "runs-anywhere-tests";
  const create = [
    "create",
    "--name",
    id,
    "--label",
    engine.label,
    "--workdir",
    "/src",
    ...(await shareDownloads(bench)),
    image,
    "sh",
    "-c",
    run,
  ];
  try {
    await answer(engine.docker, create);
    await answer(engine.docker, ["cp", `${folder}/.`, `${id}:/src`]);
    const result = await engine.docker(["start", "--attach", id], { timeout: 10 * 60 * 1000 });
    const passed = countPassed(printed(result));
    if (result.exit === 0 && passed !== undefined) return passed;
    const what = result.exit === 0 ? "do not say how many passed" : `ended with code ${result.exit}`;
    const hand = {
      run: `docker run --rm -v "$PWD":/src -w /src ${image} sh -c ${quote(run)}`,
    };
    throw new ProofFailure(`The tests ${what}:\n${excerpt(printed(result))}\n${byHand(example.name, step, [hand])}`);
  } finally {
    await engine.tidy(["rm", "--force", "--volumes", id]);
  }
}

/** Reads how many tests passed from what a test runner prints last ("12 passed in 0.5s"), or undefined. */
export function countPassed(output: string): number | undefined {
  const counts = [
    ...output.matchAll(/\b(\d+) passed\b/g),
    ...output.matchAll(/^(?:Ran (?=\d+ tests?\b)|(?:ℹ|#) pass )(\d+)\b/gm),
  ];
  const last = counts.at(-1)?.[1];
  return last === undefined ? undefined : Number(last);
}

/** On the verifier's own engine, lets containers keep what they download. */
async function shareDownloads({ engine, cache }: Bench): Promise<string[]> {
  if (!engine.own) return [];
  const downloads = join(cache, "downloads");
  await mkdir(downloads, { recursive: true });
  return ["--volume", `${downloads}:/root/.cache`];
}
