import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ImageEvidence } from "../schemas/evidence.ts";
import type { ExampleFolder } from "../schemas/example-folder.ts";
import { askBadRequests } from "./ask-bad-requests.ts";
import type { Bench } from "./bench.ts";
import type { RunningContainer } from "./container.ts";
import { answer } from "./engine.ts";
import { proveProbe } from "./probe.ts";
import { excerpt, ProofFailure } from "./proof.ts";
import { printed } from "./run-command.ts";

/** The repository of the image that fuzzes, whose tag is the hash of what it is made of. */
export const FUZZ_IMAGE = "runs-anywhere/fuzz";

const BASE = "python:3.13-slim";
const RECIPE = join(import.meta.dirname, "fuzz");

/** Another one finds other faults: RUNS_ANYWHERE_SEED chooses it. */
const SEED = 7;

type Fuzzed = NonNullable<ImageEvidence["fuzz"]>;

/**
 * Asks a running service what it should refuse, by the verifier's own list and by what schemathesis makes of the service's
 * OpenAPI document, and then whether it is still well.
 * @throws ProofFailure with each request that shows a fault and how to repeat it.
 */
export async function proveFuzz(
  bench: Bench,
  { meta }: ExampleFolder,
  openapi: string,
  { id, origin }: RunningContainer,
): Promise<Fuzzed> {
  const document = await readDocument(bench, `${origin}${openapi}`);
  const byHand = await askBadRequests({ origin, ask: fetch, signal: bench.signal }, document, meta);
  const question = meta.probes.find(({ method, status }) => method === "POST" && status < 300);
  const start = performance.now();
  if (question !== undefined) await proveProbe(origin, { ...question, json: undefined }, fetch, bench.signal);
  const effort = chooseEffort((performance.now() - start) / 1000);
  const fuzzed = await runSchemathesis(bench, {
    service: id,
    effort,
    document: `http://localhost:${meta.port}${openapi}`,
  });
  const well = meta.probes.find(({ method }) => method === "GET");
  if (well !== undefined) await proveProbe(origin, well, fetch, bench.signal);
  return { ...fuzzed, byHand };
}

async function readDocument({ signal }: Bench, address: string): Promise<unknown> {
  const answered = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]) });
  const text = await answered.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new ProofFailure(
      `${address} is no OpenAPI document but status ${answered.status} and:\n${excerpt(text, 5)}\n` +
        'Name its path in example.yaml (openapi), or "openapi: false" when the service answers no questions.',
    );
  }
}

/** The number from which schemathesis makes its requests. */
export function fuzzSeed(): number {
  return Number(process.env["RUNS_ANYWHERE_SEED"] ?? SEED);
}

/** Says how long to go on: up to so many requests to an address, or, when answers take their time, so many seconds in all. */
export function chooseEffort(seconds: number): string {
  return seconds < 0.1 ? "--max-examples=100" : "--max-time=25";
}

interface Fuzz {
  /** The container in whose network schemathesis runs. */
  readonly service: string;
  /** The address of the OpenAPI document, as seen from there. */
  readonly document: string;
  /** An option of schemathesis. */
  readonly effort: string;
}

async function runSchemathesis(bench: Bench, { service, document, effort }: Fuzz): Promise<Omit<Fuzzed, "byHand">> {
  const { engine } = bench;
  const image = await prepareImage(bench);
  const seed = fuzzSeed();
  const id = "runs-anywhere-fuzz";
  const options = [`--seed=${seed}`, effort];
  const place = ["--label", engine.label, "--network", `container:${service}`];
  const command = ["run", "--name", id, ...place, image, ...options, document];
  try {
    const result = await engine.docker(command, { timeout: 3 * 60 * 1000 });
    const output = printed(result);
    const { version, cases } = readOutput(output);
    if (result.exit === 0 && version !== undefined && cases !== undefined) return { seed, cases, version };
    throw new ProofFailure(
      `schemathesis ended with code ${result.exit}, seed ${seed}:\n${excerpt(faultsOf(output), 60)}`,
    );
  } finally {
    await engine.tidy(["rm", "--force", "--volumes", id]);
  }
}

/** Reads the version and the number of requests from what schemathesis prints. */
export function readOutput(output: string): { version?: string; cases?: number } {
  const version = /^Schemathesis v(\S+)$/m.exec(output)?.[1];
  const cases = /^Test cases:\n\s+(\d+) generated\b/m.exec(output)?.[1];
  return { ...(version !== undefined && { version }), ...(cases !== undefined && { cases: Number(cases) }) };
}

/** Takes the faults and how to repeat them out of what schemathesis prints, or all of it. */
export function faultsOf(output: string): string {
  return /^=+ (?:FAILURES|ERRORS) =+\n([^]*?)^=+ (?:WARNINGS|SUMMARY) =+$/m.exec(output)?.[1]?.trim() ?? output;
}

/** Builds the image that fuzzes unless the engine has it, and removes those of other content. */
async function prepareImage(bench: Bench): Promise<string> {
  const { docker, tidy } = bench.engine;
  const base = await bench.prepareBase(BASE);
  const image = `${FUZZ_IMAGE}:${await hashRecipe(base.id)}`;
  const present = (await answer(docker, ["image", "ls", "--format", "{{.Repository}}:{{.Tag}}", FUZZ_IMAGE])).split(
    "\n",
  );
  if (present.includes(image)) return image;
  for (const old of present.filter(Boolean)) await tidy(["image", "rm", "--force", old]);
  bench.report.say("Installing schemathesis in an image of its own (about 30 s, kept for the next time)");
  const label = `--label=org.runs-anywhere.fuzz=${image}`;
  await answer(docker, ["build", "--quiet", label, "--tag", image, RECIPE], {
    timeout: 10 * 60 * 1000,
  });
  return image;
}

async function hashRecipe(base: string): Promise<string> {
  const sum = createHash("sha256").update(base);
  for (const name of ["Dockerfile", "requirements.lock", "schemathesis.toml"])
    sum.update(await readFile(join(RECIPE, name)));
  return sum.digest("hex").slice(0, 16);
}
