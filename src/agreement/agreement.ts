import { parseArgs } from "node:util";
import { printCounts } from "../setup/counts.mjs";
import { compareFolder, OWN_CASES, type Comparison } from "./comparison.ts";

const USAGE = `Compares our answers with those of Docker's own tools, one line for each file: name, cases that agree, cases.

  npm run agreement                     the cases of src/agreement/cases
  npm run agreement -- <folder>         the cases of another folder
  npm run agreement -- --verbose        with every case that differs, not only the first ones
`;

const OPTIONS = { verbose: { type: "boolean", default: false }, help: { type: "boolean", default: false } } as const;
const FIRST = 5;

/** Compares the cases of a folder, and ends with code 0 only when all agree that have to. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  if (values.help) return void process.stdout.write(USAGE);
  const comparisons = await compareFolder(positionals[0] ?? OWN_CASES);
  for (const comparison of comparisons) print(comparison, values.verbose ? Infinity : FIRST);
  const failed = comparisons.reduce((sum, comparison) => sum + failuresOf(comparison), 0);
  const passed = comparisons.reduce((sum, each) => sum + (each.state === "compared" ? each.agree : 0), 0);
  printCounts("agreement", { passed, failed });
  process.exitCode = failed === 0 ? 0 : 1;
}

function failuresOf(comparison: Comparison): number {
  if (comparison.state === "compared") return comparison.failures.length;
  return comparison.state === "unreadable" ? 1 : 0;
}

/** @param most How many differences are told. */
function print(comparison: Comparison, most: number): void {
  const { name, state } = comparison;
  if (state !== "compared") console.log(`${name} ${state}`);
  if (state === "unreadable") console.error(`${name}.json: ${comparison.problem}`);
  if (state !== "compared") return;
  console.log(`${name} ${comparison.agree}/${comparison.cases}`);
  for (const { id, what } of comparison.failures.slice(0, most)) console.error(`${name} ${id}: ${what}`);
  const more = comparison.failures.length - most;
  if (more > 0) console.error(`${name}: ${more} more differ; --verbose tells them all`);
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  printCounts("agreement", { passed: 0, failed: 1 });
  process.exitCode = 1;
});
