import { ComposeError } from "./compose-error.ts";
import { loadProject, writeConfig } from "./load.ts";

/** For tests: the service "a" of a file in which it has an image and some lines more, or what Compose says against it. */
export function loadService(...lines: readonly string[]): unknown {
  const text = ["services:", "  a:", "    image: b", ...lines.map((line) => `    ${line}`)].join("\n");
  return loadServiceOf({ "compose.yaml": text });
}

/** For tests: the service "a" of some files, or what Compose says against them. */
export function loadServiceOf(files: Readonly<Record<string, string>>): unknown {
  try {
    const project = { environment: new Map<string, string>(), profiles: [], folder: "/parent/demo" };
    const config: unknown = writeConfig(loadProject({ ...project, files: new Map(Object.entries(files)) }));
    return Reflect.get(Object(Reflect.get(Object(config), "services")), "a");
  } catch (error) {
    if (error instanceof ComposeError) return error.composeSays;
    throw error;
  }
}
