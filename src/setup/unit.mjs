import { packageCommand } from "./command.mjs";
import { countVitest } from "./counts.mjs";
import { reportPath, runPart, runReported } from "./part.mjs";

/** npm run unit: the tests beside their files; arguments choose some, "npm run unit -- src/core". */
await runPart("unit", () => {
  const report = `--outputFile.json=${reportPath("unit.json")}`;
  // The tests of the examples belong to the examples, and run in their containers; npm run faults runs those that need an engine.
  const faults = "--exclude=**/faults/**";
  const args = [
    "run",
    "--dir",
    "src",
    faults,
    "--reporter=default",
    "--reporter=json",
    report,
    ...process.argv.slice(2),
  ];
  return runReported(packageCommand("vitest", args), "unit.json", countVitest);
});
