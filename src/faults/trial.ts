import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { cacheFolder } from "../verify/cache-folder.ts";

/** A small course of its own, with a cache and a temporary folder that nothing else uses, to do harm to its verification. */
export interface Trial {
  /** The folder of examples/ and content/. */
  readonly root: string;
  /** The verifier's cache folder in it. */
  readonly cache: string;
  /** Where the verifier makes its folder. */
  readonly tmp: string;
  remove(): Promise<void>;
}

const EXAMPLE = `title: tiny
summary: The smallest example that can be verified.
date: 2026-11-21
port: 8000
openapi: false
user: root
tests:
  image: busybox:1.37
  run: test -s index.html && echo "1 passed"
steps:
  01-image: { title: Serve one page, summary: One page behind a web server. }
probes:
  - { name: The page is there, path: /, status: 200, contains: hello }
`;

const DOCKERFILE = `FROM busybox:1.37
WORKDIR /srv
COPY index.html ./
CMD ["httpd", "-f", "-p", "8000"]
`;

/** The session that takes long enough to be disturbed in its second command. */
const SESSION = `title: Run for a while
example: tiny
at: 01-image
steps:
  - run: docker build -q -t tiny .
  - run: docker run --rm -p 8000:8000 tiny sh -c "echo started; sleep 6; echo done"
    expect: done
`;

/** Makes a trial with one session; the stand-ins that the machine has are used again. */
export async function makeTrial(tmp: string, session = SESSION): Promise<Trial> {
  // A socket's path has at most 107 characters, and the engine's is below this folder.
  const root = await mkdtemp(join(tmp, "t-"));
  const trial = { root, cache: join(root, "cache"), tmp: join(root, "tmp") };
  const step = join(root, "examples/tiny/01-image");
  for (const folder of [step, join(root, "content/sessions"), join(root, "content/evidence"), trial.cache, trial.tmp])
    await mkdir(folder, { recursive: true });
  await writeFile(join(root, "examples/tiny/example.yaml"), EXAMPLE);
  await writeFile(join(step, "Dockerfile"), DOCKERFILE);
  await writeFile(join(step, "index.html"), "hello\n");
  await writeFile(join(root, "content/sessions/wait.yaml"), session);
  const bases = join(cacheFolder(process.env), "bases");
  await mkdir(bases, { recursive: true });
  await symlink(bases, join(trial.cache, "bases"));
  return { ...trial, remove: async () => await rm(root, { recursive: true, force: true }) };
}

/** A verification that is under way. */
export interface Verification {
  readonly process: ChildProcess;
  /** Gives everything that it printed, once it is over. */
  readonly output: Promise<string>;
  /** Waits until it has printed a text. @throws when it ends before, or after two minutes. */
  until(text: string): Promise<void>;
}

/** What a verification finds on its machine. */
interface Surroundings {
  /** A program, with its words, that runs what comes after them. */
  readonly enter: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Starts `npm run verify` on a trial as a person would, without npm in between. */
export function startVerification(
  trial: Trial,
  options: readonly string[] = [],
  { enter, env }: Surroundings = { enter: [], env: {} },
): Verification {
  const verifier = join(import.meta.dirname, "../verify/verify.ts");
  const [program = "", ...words] = [...enter, process.execPath, verifier, "--root", trial.root, "tiny", ...options];
  const child = spawn(program, words, {
    env: { ...process.env, RUNS_ANYWHERE_CACHE: trial.cache, TMPDIR: trial.tmp, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const output = new Promise<string>((resolve) => {
    child.once("close", () => resolve(printed));
  });
  const until = async (text: string): Promise<void> => {
    for (let tenths = 0; tenths < 1200 && child.exitCode === null && !printed.includes(text); tenths += 1)
      await wait(100);
    if (!printed.includes(text)) throw new Error(`The verification never printed "${text}", but:\n${printed}`);
  };
  return { process: child, output, until };
}

/** Gives the numbers of the processes whose command line holds every one of the texts; those in namespaces of their own too. */
export async function findProcesses(...texts: string[]): Promise<number[]> {
  const numbers = (await readdir("/proc")).map(Number).filter((number) => number > 0 && number !== process.pid);
  const found: number[] = [];
  for (const number of numbers) {
    const line = await readFile(`/proc/${number}/cmdline`, "utf8").catch(() => "");
    const program = await readlink(`/proc/${number}/exe`).catch(() => "");
    if (texts.every((text) => line.includes(text) || program.endsWith(`/${text}`))) found.push(number);
  }
  return found;
}

/** Gives the processes of a trial that are still there after some seconds to end in. */
export async function leftProcesses({ root }: Trial): Promise<number[]> {
  let left = await findProcesses(root);
  for (let tenths = 0; tenths < 300 && left.length > 0; tenths += 1) {
    await wait(100);
    left = await findProcesses(root);
  }
  return left;
}

/** Copies what is recorded in a trial, to compare it later. */
export async function readRecords({ root }: Trial): Promise<string> {
  return await readFile(join(root, "content/evidence/tiny.json"), "utf8").catch(() => "");
}
