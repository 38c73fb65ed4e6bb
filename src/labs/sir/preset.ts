import { readLink } from "./lab-link.ts";
import { FIRST_LAB_STATE, type LabState } from "./lab-state.ts";
import { SCENARIOS } from "./parameters.ts";
import { FIRST_STATE } from "./state.ts";

/**
 * Gives the state that a page asks for: by the name of a scenario, "R0 = 2.0", or by a link of the lab, "#sir=1&beta=0.2", from
 * "Copy link" of its page.
 *
 * @throws if it is neither, with what is wrong.
 */
export function presetOf(preset: string): LabState {
  const scenario = SCENARIOS.find(({ name }) => `R0 = ${name}` === preset);
  if (scenario) return { ...FIRST_LAB_STATE, shown: { ...FIRST_STATE, ...scenario.values } };
  const { state, problem } = readLink(preset.slice(Math.max(0, preset.indexOf("#"))));
  if (state) return state;
  const names = SCENARIOS.map(({ name }) => `“R0 = ${name}”`).join(", ");
  throw new Error(
    `The preset “${preset}” of a SIR lab is none. ${problem ?? `Write ${names} or a link that the lab has copied.`}`,
  );
}
