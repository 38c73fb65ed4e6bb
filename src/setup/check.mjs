import { join } from "node:path";
import { nodePath, packageCommand } from "./command.mjs";
import { runPart, runTools } from "./part.mjs";

/** npm run check: reads every file of the repository without running the site. */
await runPart("check", () =>
  runTools([
    { name: "oxfmt: files are formatted", command: () => packageCommand("oxfmt", ["--check"]) },
    {
      name: "oxlint: rules of the house",
      command: () => packageCommand("oxlint", ["--type-aware", "--deny-warnings"]),
    },
    {
      name: "astro check: types of pages and components",
      command: () => packageCommand("astro", ["check"]),
    },
    { name: "tsc: types", command: () => packageCommand("typescript-native", ["--noEmit"], "tsc") },
    { name: "knip: nothing is unused", command: () => packageCommand("knip", []) },
    { name: "cspell: spelling", command: () => packageCommand("cspell", ["--no-progress", "--no-summary"]) },
    { name: "markdownlint: prose", command: () => packageCommand("markdownlint-cli2", []) },
    {
      name: "textlint: words and sentences",
      command: () => [nodePath(), join("src", "setup", "prose", "lint-prose.mjs")],
    },
    { name: "actionlint: GitHub workflows", command: () => [nodePath(), join("src", "setup", "lint-workflows.mjs")] },
    { name: "jscpd: nothing is copied", command: () => packageCommand("jscpd", []) },
  ]),
);
