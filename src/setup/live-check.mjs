import { join } from "node:path";
import { nodePath, runCommand } from "./command.mjs";
import { installPackages } from "./packages.mjs";
import { buildSite } from "./site-build.mjs";
import { prepareSystem } from "./system.mjs";

/** npm run live-check: tries the page that needs another company's servers with these servers. For a person, never part of npm test. */
async function liveCheck() {
  await installPackages();
  await prepareSystem(["browser"]);
  await buildSite();
  const { exit } = await runCommand([nodePath(), join("src", "live", "live-check.ts"), ...process.argv.slice(2)]);
  process.exitCode = exit;
}

await liveCheck().catch((error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
