import type { PlannedStep, Reason } from "./plan.ts";

/**
 * Says why a step runs, for a reader: "sir_api/model.py changed", "the layer below is another one". Empty for a step that
 * does not run. `steps` are all of its build: a layer below is called by what made it.
 */
export function reasonInWords({ reason, stage }: PlannedStep, steps: readonly PlannedStep[]): string {
  if (!reason) return "";
  if (reason.because !== "below") return say(reason);
  const below = steps.find((each) => each.stage === stage && each.number === reason.step);
  return below ? `stands on ${nameOf(below)}, which is another layer now` : "what it begins from is another one now";
}

function say(reason: Exclude<Reason, { readonly because: "below" }>): string {
  switch (reason.because) {
    case "files":
      return `${list(reason.files)} changed`;
    case "definition":
      return `${list(reason.parts.map((part) => PARTS[part] ?? part))} changed`;
    case "no-cache":
      return "nothing is taken from the cache";
    default:
      return "was not built before";
  }
}

/** What the parts of a key are to a reader. */
const PARTS: Readonly<Record<string, string>> = {
  command: "the command",
  variables: "a variable that it sees",
  directory: "the working directory",
  user: "the account",
  shell: "the shell",
  flags: "a flag",
  mounts: "a mount",
  destination: "the destination",
  owner: "the owner",
  mode: "the mode",
  names: "what it copies",
  inline: "a text that it writes",
  path: "the path",
};

/** The first words of an instruction are enough to know it by. */
function nameOf({ instruction }: PlannedStep): string {
  const { text } = instruction.statement;
  return text.length <= 40 ? text : `${text.slice(0, text.lastIndexOf(" ", 36))} …`;
}

/** "a", "a and b", "a, b and 3 others". */
function list(names: readonly string[]): string {
  const shown = names.slice(0, names.length > 3 ? 2 : 3);
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} others`] : shown;
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1) ?? ""}`;
}
