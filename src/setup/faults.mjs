import { packageCommand } from "./command.mjs";
import { countVitest } from "./counts.mjs";
import { reportPath, runPart, runReported } from "./part.mjs";
import { prepareSystem } from "./system.mjs";

/** npm run faults: kills the verifier, its engine and its workers while they prove a small course, and fills its disk. */
await runPart("faults", async () => {
  await prepareSystem(["engine"]);
  const report = `--outputFile.json=${reportPath("faults.json")}`;
  const args = [
    "run",
    "--dir",
    "src/faults",
    "--reporter=default",
    "--reporter=json",
    report,
    ...process.argv.slice(2),
  ];
  return await runReported(packageCommand("vitest", args), "faults.json", countVitest);
});
