import { join } from "node:path";
import { nodePath, runCommand } from "./command.mjs";
import { installPackages } from "./packages.mjs";
import { prepareSystem } from "./system.mjs";

/**
 * npm run sample: compares the cache plan and the simulated stacks with a Docker Engine, on what is made up at random, of the seed that is given
 * or of the moment.
 * What compares them counts by itself.
 */
async function sample() {
  await installPackages();
  await prepareSystem(["engine"]);
  const { exit } = await runCommand([
    nodePath(),
    join("src", "verify", "sample", "sample.ts"),
    ...process.argv.slice(2),
  ]);
  process.exitCode = exit;
}

await sample().catch((error) => {
  console.error(`\n${error.message}`);
  console.log("sample: 0 passed, 1 failed");
  process.exitCode = 1;
});
