import { configJson, configYaml } from "../../core/compose/config-text.ts";
import type { Loaded } from "../../core/compose/load.ts";
import type { ConfigForm } from "./config-view.ts";
import { FOLDER } from "./project-folder.ts";

/** Gives what `docker compose config` prints, with paths from the project's folder. */
export function configOf(loaded: Loaded, form: ConfigForm): string {
  return (form === "yaml" ? configYaml(loaded) : configJson(loaded)).replaceAll(FOLDER, ".");
}
