import { meant } from "./library.ts";
import { locate } from "./mistake.ts";

/**
 * Looks for a component in a lesson's text that lessons do not have; what stands as code is none.
 * Throws with the file, the line and what was probably meant.
 * @param known The names that a lesson may use.
 */
export async function refuseUnknown(file: string, text: string, known: readonly string[]): Promise<void> {
  const prose = text.replaceAll(/^```.*?^```|`[^`]*`/gms, "");
  const used = [...prose.matchAll(/<([A-Z]\w*)/g)].map(([, name = ""]) => name);
  const unknown = used.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const message = `There is no component <${unknown}>. ${meant(unknown, known)}`;
  await locate(file, new RegExp(String.raw`<${unknown}\b`), () => Promise.reject(new Error(message)));
}
