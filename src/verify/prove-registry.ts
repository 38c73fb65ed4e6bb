import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Base } from "../schemas/evidence.ts";
import { findBases } from "./bases.ts";
import type { Bench } from "./bench.ts";
import { answer, type Engine } from "./engine.ts";
import { excerpt, ProofFailure } from "./proof.ts";
import { Interrupted, printed } from "./run-command.ts";
import { proveUnit } from "./unit.ts";

/** The images that these proofs start containers of. */
const BASES = ["registry:2", "python:3.13-slim"] as const;

const REGISTRY = "runs-anywhere-registry";
/** Stands before the registry and can be cut. */
const GATEWAY = "runs-anywhere-gateway";
/** The bytes of the image's only layer, which no compression makes smaller. */
const LAYER = 16_000_000;

/** An image that a registry on the engine holds. */
interface Pushed {
  /** Its name at the registry. */
  readonly tag: string;
  /** Its name at the gateway. */
  readonly gatewayTag: string;
  readonly digest: string;
}

/**
 * Proves what a machine without a registry never shows: that a base which a registry has is pulled and described as the
 * registry's, and that a registry which is cut off in the middle of a pull is named. What this makes is removed. It is kept
 * like an example's proofs.
 */
export async function proveRegistry(bench: Bench): Promise<void> {
  const bases: Base[] = [];
  for (const tag of BASES) bases.push(await bench.describeBase(tag));
  await proveUnit(bench, { inputs: { kind: "registry" }, bases, schema: z.literal(true) }, async () => {
    await proveAll(bench);
    return true;
  });
}

async function proveAll(bench: Bench): Promise<void> {
  const { report } = bench;
  const made: string[] = [];
  try {
    const pushed = await report.prove("verifier registry: an image is pushed to it", () => pushImage(bench, made));
    if (pushed === undefined) return;
    await report.prove("verifier registry: what it has is pulled and described with its digest", () =>
      provePull(bench, pushed.tag, pushed.digest),
    );
    await report.prove("verifier registry: when it is cut off in the middle of a pull, the message says so", () =>
      proveCut(bench, pushed.gatewayTag),
    );
    await report.prove("verifier registry: when it is back, the same pull succeeds", () =>
      proveReturn(bench, pushed.gatewayTag, pushed.digest),
    );
  } finally {
    await bench.engine.tidy(["rm", "--force", "--volumes", GATEWAY]);
    await bench.engine.tidy(["rm", "--force", "--volumes", REGISTRY]);
    for (const tag of made) await bench.engine.tidy(["image", "rm", "--force", tag]);
  }
}

/** Starts the registry and pushes an image of one layer of noise; notes in `made` the tags that are to be removed. */
async function pushImage({ engine, work }: Bench, made: string[]): Promise<Pushed> {
  const ports = ["--publish", "127.0.0.1::5000", "--publish", "127.0.0.1::5001"];
  await answer(engine.docker, ["run", "--detach", "--name", REGISTRY, "--label", engine.label, ...ports, "registry:2"]);
  const nameAt = async (port: number): Promise<string> =>
    `${(await answer(engine.docker, ["port", REGISTRY, `${port}/tcp`])).split("\n")[0] ?? ""}/base:1.0`;
  const [tag, gatewayTag] = [await nameAt(5000), await nameAt(5001)];
  made.push(tag, gatewayTag);
  const script =
    'head -c "$3" /dev/urandom >"$2/noise" && tar -C "$2" -c noise | "$1" import --change "LABEL $5" - "$4"; rm "$2/noise"';
  const imported = await engine.shell(script, [engine.client, work, String(LAYER), tag, engine.label]);
  if (imported.exit !== 0) throw new ProofFailure(`The image was not made:\n${excerpt(printed(imported))}`);
  const log = await untilPushed(engine, tag);
  const digest = /digest: (sha256:[0-9a-f]{64})/.exec(log)?.[1];
  if (digest === undefined) throw new ProofFailure(`The push names no digest:\n${excerpt(log)}`);
  await answer(engine.docker, ["image", "rm", tag]);
  return { tag, gatewayTag, digest };
}

/** Pushes until the registry that was started listens. */
async function untilPushed(engine: Engine, tag: string): Promise<string> {
  for (const deadline = performance.now() + 20_000; ; await wait(300)) {
    const result = await engine.docker(["push", tag], { timeout: 60_000 });
    if (result.exit === 0) return result.stdout;
    if (performance.now() > deadline) throw new ProofFailure(`The push failed:\n${excerpt(printed(result))}`);
  }
}

/** Pulls what the engine does not have; nor does it have it afterwards, so that the next pull needs the registry again. */
async function provePull(bench: Bench, tag: string, digest: string): Promise<void> {
  const { kind, id } = await prepareFresh(bench, tag);
  await answer(bench.engine.docker, ["image", "rm", tag]);
  if (kind !== "registry" || id !== digest)
    throw new ProofFailure(`expected ${tag} as the registry's image ${digest}, got a ${kind} ${id}`);
}

async function proveCut(bench: Bench, tag: string): Promise<void> {
  await startGateway(bench, LAYER / 2);
  const outcome = await prepareFresh(bench, tag).then(
    (base) => `${base.kind} ${base.id}`,
    (error: unknown) => {
      if (error instanceof Interrupted || !(error instanceof Error)) throw error;
      return error.message;
    },
  );
  const expected = `The registry answered for ${tag}, and the pull broke off in the middle: `;
  if (!outcome.startsWith(expected)) throw new ProofFailure(`expected "${expected}…", got:\n${outcome}`);
}

async function proveReturn(bench: Bench, tag: string, digest: string): Promise<void> {
  await startGateway(bench, LAYER * 2);
  await provePull(bench, tag, digest);
}

/** Prepares a base as a verification on a machine with this registry does, and without a recipe for a stand-in. */
async function prepareFresh({ engine, cache, work, run, signal, report }: Bench, tag: string): Promise<Base> {
  return await findBases({ engine, cache, work, recipes: [], run, signal, say: report.say }).prepare(tag);
}

/** Starts the gateway, which is cut off after it has passed on so many bytes. */
async function startGateway({ engine }: Bench, bytes: number): Promise<void> {
  const program = await readFile(join(import.meta.dirname, "cut-gateway.py"), "utf8");
  await engine.docker(["rm", "--force", GATEWAY]);
  const place = ["--name", GATEWAY, "--label", engine.label, "--network", `container:${REGISTRY}`];
  const command = ["python:3.13-slim", "python", "-c", program, String(bytes)];
  await answer(engine.docker, ["run", "--detach", ...place, ...command]);
  for (const deadline = performance.now() + 20_000; performance.now() < deadline; await wait(200)) {
    if ((await answer(engine.docker, ["logs", GATEWAY])).includes("ready")) return;
  }
  throw new ProofFailure("The gateway before the registry did not start within 20 seconds.");
}
