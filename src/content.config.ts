import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { checkSchema } from "./schemas/check.ts";
import { lessonSchema } from "./schemas/lesson.ts";
import { pageSchema } from "./schemas/page.ts";

/** Takes the numbers from a path: "02-first-image/03-build-and-run.mdx" is the entry "first-image/build-and-run". */
const withoutNumbers = ({ entry }: { entry: string }): string =>
  entry.replace(/\.mdx$/, "").replaceAll(/(^|\/)\d{2}-/g, "$1");

export const collections = {
  checks: defineCollection({
    loader: glob({ base: "./content/reference/checks", pattern: "*.mdx" }),
    schema: checkSchema,
  }),
  lessons: defineCollection({
    loader: glob({ base: "./content/lessons", pattern: "*/*.mdx", generateId: withoutNumbers }),
    schema: lessonSchema,
  }),
  pages: defineCollection({ loader: glob({ base: "./content/pages", pattern: "*.mdx" }), schema: pageSchema }),
};
