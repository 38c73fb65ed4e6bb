import { z } from "zod";

/** The front matter of a page of prose in content/pages. */
export const pageSchema = z.strictObject({
  title: z.string().max(60),
  /** One sentence for search results. */
  description: z.string().max(160),
});
