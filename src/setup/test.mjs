import { join } from "node:path";
import { runCommand } from "./command.mjs";
import { formatTime, readCounts } from "./counts.mjs";
import { installPackages } from "./packages.mjs";
import { prepareSystem } from "./system.mjs";

/**
 * The scenarios of this seed were compared before; a part that fails then tells of a change. `npm run sample` alone makes up new ones.
 */
const SEED = 1;

/**
 * What each part may take, in seconds: the first time on a machine, and again.
 * @type {readonly { name: string, args?: readonly string[], first: number, again: number }[]}
 */
const PARTS = [
  { name: "check", first: 180, again: 180 },
  { name: "unit", first: 240, again: 240 },
  { name: "agreement", first: 60, again: 60 },
  { name: "sample", args: [`${SEED}`], first: 180, again: 150 },
  { name: "verify", args: ["--check"], first: 1200, again: 480 },
  { name: "faults", first: 180, again: 180 },
  { name: "build", first: 180, again: 180 },
  { name: "e2e", first: 1200, again: 1200 },
];

/** @typedef {{ name: string, passed: number, failed: number, seconds: number, first: number, again: number }} Result */

/** npm test: prepares the machine, runs every part to its end whatever failed before, and sums up. */
async function test() {
  console.log(
    `npm test runs ${PARTS.map((part) => part.name).join(", ")}. Each runs alone too: npm run check, and so on.`,
  );
  const began = performance.now();
  await installPackages();
  await prepareSystem(["engine", "browser"]);
  const prepared = (performance.now() - began) / 1000;
  /** @type {Result[]} */
  const results = [];
  for (const part of PARTS) results.push(await runOne(part));
  printTable(prepared, results);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/**
 * @param {(typeof PARTS)[number]} part
 * @returns {Promise<Result>}
 */
async function runOne({ name, args = [], first, again }) {
  console.log(`\n── ${name} ${"─".repeat(60 - name.length)}`);
  const began = performance.now();
  const { exit, output } = await runCommand([process.execPath, join("src", "setup", `${name}.mjs`), ...args]);
  return { name, ...readCounts(output, exit), seconds: (performance.now() - began) / 1000, first, again };
}

/**
 * @param {number} prepared
 * @param {readonly Result[]} results
 */
function printTable(prepared, results) {
  const rows = results.map(({ name, passed, failed, seconds, first, again }) => {
    const budget = first === again ? formatBudget(first) : `${formatBudget(first)} first, ${formatBudget(again)} again`;
    const over = seconds > first ? "OVER" : seconds > again ? "over, unless it was the first time" : "";
    return [name, `${passed}`, `${failed}`, formatTime(seconds), budget, over];
  });
  const table = [
    ["part", "passed", "failed", "took", "budget", ""],
    ["prepare", "", "", formatTime(prepared), "", ""],
    ...rows,
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  console.log("");
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  console.log("");
}

/** @param {number} seconds */
function formatBudget(seconds) {
  return `${seconds / 60} min`;
}

await test().catch((error) => {
  console.error(`\n${error.message}`);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
});
