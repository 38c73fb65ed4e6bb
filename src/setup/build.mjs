import { packageCommand } from "./command.mjs";
import { runPart, runTools } from "./part.mjs";
import { buildSite } from "./site-build.mjs";

const PORT = 4398;
const SITE = `http://localhost:${PORT}/`;

/** npm run build: builds the site and reads every page of it: valid HTML, and no link that leads nowhere inside it. */
await runPart("build", async () => {
  if (!(await buildSite())) console.log("dist/ is up to date.");
  const links = ["dist", "--recurse", "--silent", "--port", String(PORT), "--check-fragments", "--skip", `^(?!${SITE})`];
  const counts = await runTools([
    { name: "html-validate: pages are valid", command: () => packageCommand("html-validate", ["dist/**/*.html"]) },
    { name: "linkinator: links lead somewhere", command: () => packageCommand("linkinator", links) },
  ]);
  return { ...counts, passed: counts.passed + 1 };
});
