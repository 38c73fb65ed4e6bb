import { join } from "node:path";
import { nodePath, runCommand } from "./command.mjs";
import { installPackages } from "./packages.mjs";
import { buildSite } from "./site-build.mjs";

/** npm start: installs what is missing inside this folder, builds the site if something changed, and serves it. */
async function start() {
  const began = performance.now();
  await installPackages();
  if (!(await buildSite())) console.log("Nothing changed since the last build.");
  console.log(`Ready after ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  const { exit } = await runCommand([nodePath(), join("src", "serve", "serve.ts")]);
  process.exitCode = exit;
}

await start().catch((error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
