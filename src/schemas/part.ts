import { z } from "zod";

/** content/lessons/<number>-<name>/part.yaml: one part of the course; its number comes from the folder. */
export const partSchema = z.strictObject({
  title: z.string().max(40),
  /** What the part covers, for the home page. */
  summary: z.string().max(160),
});
