import { resolve } from "node:path";
import { defineConfig } from "astro/config";
import starlight from "@astrojs/starlight";
import mdx from "@astrojs/mdx";
import sitemap from "@astrojs/sitemap";
import downloads from "./src/downloads/integration.ts";
import runtimes from "./src/runtimes/site/integration.ts";
import { readCourse } from "./src/schemas/course-folder.ts";
import { siteAddress } from "./src/schemas/site-address.ts";
import csp from "./src/serve/csp-integration.ts";
import { contentSecurity } from "./src/serve/csp.ts";

const site = siteAddress(process.env);
const course = await readCourse("content/lessons");
/** The parts of Starlight that we write ourselves. */
const SHELL = "ContentPanel Footer Header MarkdownContent PageFrame PageTitle SkipLink ThemeProvider ThemeSelect".split(
  " ",
);
const shell = (name) => `./src/layouts/shell/${name}.astro`;

export default defineConfig({
  site: site.origin,
  base: site.base,
  trailingSlash: "always",
  telemetry: false,
  // Styles come as files, which every page after the first has already.
  build: { inlineStylesheets: "never" },
  vite: {
    build: { rolldownOptions: { onLog: withoutDirectives }, assetsInlineLimit: ofManyAsFile },
    resolve: { alias: { "@kurkle/color": resolve("src/labs/sir/no-colour.ts") } },
  },
  security: { csp: contentSecurity },
  // Files are coloured by src/components/highlight.ts, with classes: the policy allows no inline styles of a highlighter.
  markdown: { syntaxHighlight: false },
  integrations: [
    starlight({
      title: "Runs Anywhere",
      description: "Containers for people who build models.",
      favicon: "/favicon.svg",
      locales: { root: { label: "English", lang: "en-GB" } },
      expressiveCode: false,
      disable404Route: true,
      tableOfContents: false,
      pagefind: true,
      sidebar: course.map((part) => ({
        label: `${part.number} ${part.title}`,
        items: part.lessons.map(({ title, path, id, hash }) => ({
          label: title,
          link: path,
          attrs: { "data-lesson": id, "data-hash": hash },
        })),
      })),
      customCss: ["./src/styles/site.css"],
      components: Object.fromEntries(SHELL.map((name) => [name, shell(name)])),
    }),
    mdx(),
    sitemap({ filter: isForSearch }),
    downloads({ siteUrl: site.url }),
    runtimes(),
    csp(),
  ],
});

/** Astro marks each .mdx with a directive of its own, and the bundler warns of every one. */
function withoutDirectives(level, log, print) {
  if (log.code !== "MODULE_LEVEL_DIRECTIVE") print(level, log);
}

/** Scripts of many pages are files, which every page after the first has already; of others Vite decides by their size. */
function ofManyAsFile(path) {
  return /\/(?:LabCard|Search|Systems|Term)\.astro/.test(path) ? false : undefined;
}

/** Neither labs alone nor the lists of what a step changed: each belongs to a page that search engines find. */
function isForSearch(page) {
  return !/\/labs\/frame\/|\/examples\/[^/]+\/\d\d-/.test(page);
}
