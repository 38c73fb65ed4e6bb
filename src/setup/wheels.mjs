import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findProgram, runCommand } from "./command.mjs";
import { prepareSystem } from "./system.mjs";

const LOCK = join("src", "runtimes", "python", "wheels.lock");
/** Where the wheels are kept, below a folder named after what the lockfile says. */
export const WHEELS = join(".cache", "wheels");
/** What Pyodide's Python takes: its own build of a package, or pure Python. */
const TARGET = ["--platform", "pyemscripten_2026_0_wasm32", "--python-version", "314", "--abi", "cp314"];
const EXACT = ["--only-binary=:all:", "--no-deps", "--require-hashes", "--no-input", "--disable-pip-version-check"];
const SOON = ["--retries", "1", "--timeout", "15"];

/** The folder with the wheels of the lockfile, whether or not they are there yet. */
export function wheelsFolder() {
  return join(WHEELS, createHash("sha256").update(readFileSync(LOCK)).digest("hex").slice(0, 16));
}

/**
 * Fetches the Python packages of the service that runs in the page, through pip and with their hashes, unless they are
 * kept already. Where that cannot be done it says so and goes on: the page then says what is missing.
 */
export async function fetchWheels() {
  const folder = wheelsFolder();
  if (existsSync(folder)) return;
  const python = await findPip();
  if (!python) {
    return console.log(without("there is no Python 3 with pip on this machine", "Install Python 3 with pip"));
  }
  console.log("Fetching the Python packages of the service in the page (3 MB, through pip) …");
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const command = [
    python,
    "-m",
    "pip",
    "download",
    ...EXACT,
    ...SOON,
    ...TARGET,
    "--dest",
    fresh,
    "--requirement",
    LOCK,
  ];
  const { exit, output } = await runCommand(command, { quiet: true });
  if (exit !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    return console.log(without(`pip failed: ${lastLine(output)}`, "Mend that"));
  }
  for (const old of readdirSync(WHEELS))
    if (join(WHEELS, old) !== fresh) rmSync(join(WHEELS, old), { recursive: true });
  renameSync(fresh, folder);
}

/** @returns {Promise<string | undefined>} a Python 3 that has pip, installed on Debian as root where there is none */
async function findPip() {
  const found = await pythonWithPip();
  if (found) return found;
  await prepareSystem(["pip"]).catch(() => {});
  return await pythonWithPip();
}

async function pythonWithPip() {
  for (const name of ["python3", "python"]) {
    const program = findProgram(name);
    if (!program) continue;
    const { exit, output } = await runCommand([program, "-m", "pip", "--version"], { quiet: true });
    if (exit === 0 && output.includes("(python 3")) return program;
  }
  return undefined;
}

/**
 * @param {string} reason
 * @param {string} advice
 */
function without(reason, advice) {
  return `The service in the page goes without its Python packages: ${reason}. Everything else is built. ${advice}, then run the same command again.`;
}

/** @param {string} output */
function lastLine(output) {
  const lines = output.trim().split("\n");
  return (lines.findLast((line) => line.startsWith("ERROR")) ?? lines.at(-1) ?? "").replace(/^ERROR: /, "").trim();
}
