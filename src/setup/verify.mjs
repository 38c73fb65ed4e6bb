import { join } from "node:path";
import { nodePath, runCommand } from "./command.mjs";
import { installPackages } from "./packages.mjs";
import { prepareSystem } from "./system.mjs";

/** npm run verify: makes sure that there is an engine, then hands over to the verifier, which counts by itself. */
async function verify() {
  await installPackages();
  await prepareSystem(["engine"]);
  // The verifier's workers start from the same files: Node reads what it compiled of them.
  const env = {
    NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? join(process.cwd(), "node_modules", ".cache", "node"),
  };
  const { exit } = await runCommand([nodePath(), join("src", "verify", "verify.ts"), ...process.argv.slice(2)], {
    env,
  });
  process.exitCode = exit;
}

await verify().catch((error) => {
  console.error(`\n${error.message}`);
  console.log("verify: 0 passed, 1 failed");
  process.exitCode = 1;
});
