import { packageCommand } from "./command.mjs";
import { countPlaywright } from "./counts.mjs";
import { runPart, runReported } from "./part.mjs";
import { buildSite } from "./site-build.mjs";
import { prepareSystem } from "./system.mjs";

/** npm run e2e: the built site in a real browser; arguments go to Playwright, "npm run e2e -- -g curve". */
await runPart("e2e", async () => {
  await prepareSystem(["browser"]);
  await buildSite();
  const command = packageCommand("@playwright/test", ["test", ...process.argv.slice(2)], "playwright");
  return await runReported(command, "e2e.json", countPlaywright);
});
