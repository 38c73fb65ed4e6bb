import { stripVTControlCharacters } from "node:util";

/**
 * How many checks of a part passed and failed.
 * @typedef {{ passed: number, failed: number }} Counts
 */

const LAST_LINE = /(?:^|\s)(\d+) passed, (\d+) failed\s*$/;

/**
 * Writes counts as every part prints them in its last line: "unit: 120 passed, 0 failed".
 * @param {string} part
 * @param {Counts} counts
 */
export function printCounts(part, { passed, failed }) {
  console.log(`${part}: ${passed} passed, ${failed} failed`);
}

/**
 * Reads the counts from the last line of a part's output. A part that ended badly without saying what failed, or
 * before it counted, is one failure.
 * @param {string} output
 * @param {number} exit
 * @returns {Counts}
 */
export function readCounts(output, exit) {
  const match = LAST_LINE.exec(stripVTControlCharacters(output).trimEnd().split("\n").at(-1) ?? "");
  const counts = match ? { passed: Number(match[1]), failed: Number(match[2]) } : { passed: 0, failed: 1 };
  return exit !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * Counts the tests in Vitest's JSON report; a file that could not be loaded is a failure too.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Counts}
 */
export function countVitest({ numPassedTests, numFailedTests, testResults }) {
  const unloaded = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

/**
 * Counts the tests in Playwright's JSON report; an error outside every test is a failure too.
 * @param {{ stats: { expected: number, flaky: number, unexpected: number }, errors: unknown[] }} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

/** @param {number} seconds */
export function formatTime(seconds) {
  const whole = Math.round(seconds);
  return whole < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
