import { findWorkflows, lintWorkflow } from "./workflows.mjs";

/** Prints every mistake in the workflows, and ends with code 1 when there is one, or when there is no workflow to read. */
const paths = findWorkflows(".");
const mistakes = (await Promise.all(paths.map((path) => lintWorkflow(".", path)))).flat();
for (const mistake of mistakes) console.log(mistake);
if (paths.length === 0) console.log("No workflow was found. Run this in the folder that holds .github/.");
process.exitCode = paths.length === 0 || mistakes.length > 0 ? 1 : 0;
