import { z } from "zod";

/** The project of a case, as the kinds of Compose write it. */
export const composeProject = z.looseObject({
  files: z.record(z.string(), z.string()),
  env: z.record(z.string(), z.string()).default({}),
  profiles: z.array(z.string()).default([]),
});

/** Where the projects of all cases lie; their answers call it $PROJECT, and what is around it $PARENT. */
export const PROJECT_PARENT = "/folder-of-the-project";
export const PROJECT_FOLDER = `${PROJECT_PARENT}/demo`;
