import { packageCommand } from "./command.mjs";
import { runPart, runTools } from "./part.mjs";
import { buildSite, placeSite } from "./site-build.mjs";

/** Links to other hosts, and to the site's own address, are not followed: nothing of them is served here. */
const ELSEWHERE = String.raw`^https?://(?!127\.0\.0\.1)`;
/** What a lab opens with stands behind "#" as well, and is the place of no heading. */
const OPENED = String.raw`/labs/[a-z]+/#(?:story|sir|context|compose)=`;
/** A lesson as a class sees it is the same page once more. */
const TAUGHT = String.raw`\?teach$`;
const DEAD_LINKS =
  "[404] is a link to a page that is not there, [#] one to a place that its page does not have. Above them stands the page that holds them: mend its text, then build again.";

/** npm run build: builds the site and reads every page of it: valid HTML, and no link that leads nowhere inside it. */
await runPart("build", async () => {
  if (!(await buildSite())) console.log("dist/ is up to date.");
  const { root, start } = placeSite(process.env["SITE_URL"]);
  const links = [
    start,
    "--server-root",
    root,
    "--recurse",
    "--verbosity",
    "error",
    "--check-fragments",
    "--skip",
    ELSEWHERE,
    "--skip",
    OPENED,
    "--skip",
    TAUGHT,
  ];
  const counts = await runTools([
    { name: "html-validate: pages are valid", command: () => packageCommand("html-validate", ["dist/**/*.html"]) },
    { name: "linkinator: links lead somewhere", command: () => packageCommand("linkinator", links), mend: DEAD_LINKS },
  ]);
  return { ...counts, passed: counts.passed + 1 };
});
