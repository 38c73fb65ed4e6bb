import { outsideSources } from "./outside-sources.mjs";

/** @import { TextlintRuleModule } from "@textlint/types" */

/** How Docker and the others spell their names, and how they are often written instead. @type {readonly [string, RegExp][]} */
const TERMS = [
  ["Dockerfile", /\b(?:docker file|DockerFile|dockerfile)s?\b/g],
  ["Docker Hub", /\b(?:Dockerhub|DockerHub|docker hub)\b/g],
  ["Docker Desktop", /\bdocker desktop\b/gi],
  ["Docker Engine", /\bdocker engine\b/gi],
  ["Docker Compose", /\b(?:docker compose|Docker-Compose|docker-compose)\b/g],
  ["BuildKit", /\bbuild ?kit\b/gi],
  ["Docker", /\bdocker\b/g],
  ["GitHub", /\bgithub\b/gi],
  ["PostgreSQL", /\b(?:postgresql|postgres sql|postgres)\b/gi],
  ["NumPy", /\bnumpy\b/gi],
  ["FastAPI", /\bfast ?api\b/gi],
  ["macOS", /\bmac ?os\b/gi],
  ["PowerShell", /\bpower ?shell\b/gi],
  ["TimescaleDB", /\btimescale(?:db| db)?\b/gi],
  ["lockfile", /\block[ -]files?\b/gi],
  ["Linux", /\blinux\b/g],
  ["Python", /\bpython\b/g],
];

/** What somebody else said stands as it was said. */
const QUOTED = /“[^”]*”/g;

/** Refuses other spellings of names than their owners'. What is typed belongs into code. @type {TextlintRuleModule} */
export const dockerTerms = (context) =>
  outsideSources(context, "Str", (node) => {
    const text = context.getSource(node).replaceAll(QUOTED, (words) => "_".repeat(words.length));
    for (const [term, spellings] of TERMS) {
      for (const { 0: found, index } of text.matchAll(spellings)) {
        if (found.replace(/s$/, "") === term || isPartOfName(text, index, found)) continue;
        const message = `Write "${term}" instead of "${found}", or mark it as code.`;
        context.report(node, new context.RuleError(message, { padding: context.locator.at(index) }));
      }
    }
  });

/**
 * Whether a word stands in a path, an address or a longer name: "sir-docker", "docs.docker.com".
 * @param {string} text
 * @param {number} index
 * @param {string} found
 */
function isPartOfName(text, index, found) {
  return /[\w./@-]/.test(text[index - 1] ?? "") || /^[\w/@-]|^\.\w/.test(text.slice(index + found.length));
}
