import { join } from "node:path";
import { nodePath, runCommand } from "./command.mjs";
import { installPackages } from "./packages.mjs";

/** npm run agreement: compares our cores with Docker's own tools. What compares them counts by itself. */
async function agreement() {
  await installPackages();
  const script = join("src", "agreement", "agreement.ts");
  const { exit } = await runCommand([nodePath(), script, ...process.argv.slice(2)]);
  process.exitCode = exit;
}

await agreement().catch((error) => {
  console.error(`\n${error.message}`);
  console.log("agreement: 0 passed, 1 failed");
  process.exitCode = 1;
});
