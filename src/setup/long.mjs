import { join } from "node:path";
import { nodePath, runCommand } from "./command.mjs";
import { installPackages } from "./packages.mjs";
import { buildSite } from "./site-build.mjs";
import { prepareSystem } from "./system.mjs";

/** npm run long: prints a handout of each part and the whole course as PDF, into dist/handouts/. */
async function long() {
  await installPackages();
  await prepareSystem(["browser"]);
  await buildSite();
  const { exit } = await runCommand([nodePath(), join("src", "paper", "paper.ts")]);
  process.exitCode = exit;
}

await long().catch((error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
