import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] Variables beside those of this process.
 * @property {boolean} [quiet] Collects the output and shows none of it.
 *
 * @typedef {object} Ended
 * @property {number} exit The exit code; 1 when a signal ended the command.
 * @property {string} output What it printed, stdout and stderr in the order of their arrival; empty when it wrote to the terminal itself.
 */

/**
 * Runs a command to its end and shows what it prints while keeping it.
 * Ctrl-C reaches the command through the terminal; this process waits for it, so that it can clean up.
 * @param {readonly string[]} command
 * @param {RunOptions} [options]
 * @returns {Promise<Ended>}
 */
export async function runCommand([program = "", ...args], { env = {}, quiet = false } = {}) {
  const colour = process.stdout.isTTY && !quiet ? { FORCE_COLOR: "1" } : {};
  const child = spawn(program, args, {
    env: { ...process.env, ...colour, ...env },
    stdio: ["inherit", "pipe", "pipe"],
  });
  const release = passSignalsTo(child);
  let output = "";
  child.stdout.on("data", (/** @type {Buffer} */ data) => {
    output += data;
    if (!quiet) process.stdout.write(data);
  });
  child.stderr.on("data", (/** @type {Buffer} */ data) => {
    output += data;
    if (!quiet) process.stderr.write(data);
  });
  return await new Promise((resolve, reject) => {
    child.once("error", (cause) => {
      release();
      reject(new Error(`${program} could not be started: ${cause.message}`, { cause }));
    });
    child.once("close", (code) => {
      release();
      resolve({ exit: code ?? 1, output });
    });
  });
}

/**
 * Names the command of an installed package so that it runs with the site's own Node, whatever the machine's is.
 * @param {string} name The package, "astro".
 * @param {readonly string[]} args
 * @param {string} [bin] The command, where the package has several or calls it otherwise.
 */
export function packageCommand(name, args, bin = name) {
  const folder = join("node_modules", ...name.split("/"));
  /** @type {{ bin: string | Record<string, string> }} */
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const path = typeof manifest.bin === "string" ? manifest.bin : manifest.bin[bin];
  if (path === undefined)
    throw new Error(`The package ${name} has no command ${bin}. Remove node_modules and run npm start again.`);
  return [nodePath(), join(folder, path), ...args];
}

/** The Node that came with the packages: it runs TypeScript as it is. */
export function nodePath() {
  return join(process.cwd(), "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
}

/**
 * Finds a program as a shell would; undefined when the machine has none of that name.
 * @param {string} name
 */
export function findProgram(name) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const endings = process.platform === "win32" ? [".exe", ".cmd", ""] : [""];
  return folders
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find((path) => existsSync(path));
}

/**
 * Until released, what asks this process to end asks the child instead.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {() => void}
 */
function passSignalsTo(child) {
  const pass = (/** @type {NodeJS.Signals} */ signal) => {
    // In a terminal Ctrl-C has reached the child already; a second one would cut its cleaning up short.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}
