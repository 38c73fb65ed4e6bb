import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { formatTime, printCounts } from "./counts.mjs";
import { runCommand } from "./command.mjs";
import { installPackages } from "./packages.mjs";

/** @typedef {import("./counts.mjs").Counts} Counts */
/** What a tool prints when it finds something is explained by `mend`, for those to whom it is new. */
/** @typedef {{ name: string, command: () => readonly string[], mend?: string }} Tool */

/**
 * Runs one part of npm test: installs the packages first, prints the counts last, and fails when something failed.
 * @param {string} name
 * @param {() => Promise<Counts>} work
 */
export async function runPart(name, work) {
  try {
    await installPackages();
    const counts = await work();
    printCounts(name, counts);
    process.exitCode = counts.failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    printCounts(name, { passed: 0, failed: 1 });
    process.exitCode = 1;
  }
}

/**
 * Runs tools one after the other: one line for each that finds nothing, the whole output of one that does.
 * @param {readonly Tool[]} tools
 * @returns {Promise<Counts>}
 */
export async function runTools(tools) {
  const counts = { passed: 0, failed: 0 };
  for (const { name, command, mend } of tools) {
    const began = performance.now();
    const { exit, output } = await runCommand(command(), { quiet: true });
    const time = formatTime((performance.now() - began) / 1000);
    console.log(`${exit === 0 ? "✓" : "✗"} ${name} (${time})`);
    if (exit === 0) counts.passed++;
    else counts.failed++;
    if (exit !== 0) console.log(`${[output.trimEnd(), mend].filter(Boolean).join("\n")}\n`);
  }
  return counts;
}

/**
 * Runs a test runner that writes a JSON report, and counts from that.
 * @template Report
 * @param {readonly string[]} command
 * @param {string} file The report's name in .cache/reports.
 * @param {(report: Report) => Counts} count
 * @returns {Promise<Counts>}
 */
export async function runReported(command, file, count) {
  const path = reportPath(file);
  mkdirSync(join(path, ".."), { recursive: true });
  rmSync(path, { force: true });
  const { exit } = await runCommand(command);
  if (!existsSync(path))
    throw new Error(`${file} was not written: the tests did not run to their end. What stands above says why.`);
  const counts = count(JSON.parse(readFileSync(path, "utf8")));
  return exit !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @param {string} file */
export function reportPath(file) {
  return join(".cache", "reports", file);
}
