import type { StageInstruction } from "./instruction.ts";
import type { PlannedStep, Reason } from "./plan.ts";

/**
 * Says why a step runs, for a reader: "sir_api/model.py changed", "the layer below is another one". Empty for a step that
 * does not run. `steps` are all of its build: a layer below is called by what made it.
 */
export function reasonInWords(step: PlannedStep, steps: readonly PlannedStep[]): string {
  const { reason, instruction } = step;
  if (!reason) return "";
  if (reason.because !== "below") return say(reason, instruction);
  const below = findBelow(step, steps);
  return below ? `stands on ${nameOf(below)}, which is another layer now` : "what it begins from is another one now";
}

/**
 * Says with what it began that a step runs, which may be layers further down: "sir_api/model.py changed, copied by
 * COPY . .". Empty for a step that does not run.
 */
export function causeInWords(step: PlannedStep, steps: readonly PlannedStep[]): string {
  const root = findRoot(step, steps);
  const words = reasonInWords(root, steps);
  if (root.reason?.because === "files") return `${words}, copied by ${nameOf(root)}`;
  return words === "" || root === step ? words : `${words}, at ${nameOf(root)}`;
}

function findRoot(step: PlannedStep, steps: readonly PlannedStep[]): PlannedStep {
  const below = findBelow(step, steps);
  return below?.reason ? findRoot(below, steps) : step;
}

/** The step that a step stands on, where that is why it runs. */
function findBelow({ reason, stage }: PlannedStep, steps: readonly PlannedStep[]): PlannedStep | undefined {
  if (reason?.because !== "below") return undefined;
  return steps.find((each) => each.stage === stage && each.number === reason.step);
}

function say(reason: Exclude<Reason, { readonly because: "below" }>, instruction: StageInstruction): string {
  switch (reason.because) {
    case "files":
      return `${sourceOf(instruction) ?? list(reason.files)} changed`;
    case "definition":
      return `${list(reason.parts.map((part) => PARTS[part] ?? part))} changed`;
    case "no-cache":
      return "nothing is taken from the cache";
    default:
      return "was not built before";
  }
}

/** What is copied out of another stage is told by that: which of its files differ, nobody knows before it is built. */
function sourceOf(instruction: StageInstruction): string | undefined {
  const from = "from" in instruction ? instruction.from : "";
  if (from === "") return undefined;
  return `what it copies from ${/^\d+$/.test(from) ? `stage ${from}` : from}`;
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

/** The first words of an instruction are enough to know it by; options of a long one are left out. */
function nameOf({ instruction }: PlannedStep): string {
  const { text, keyword, flags } = instruction.statement;
  const whole = oneSpaced(text);
  if (whole.length <= LONGEST_NAME) return whole;
  const words = whole.split(" ").filter((word) => !flags.some(({ value }) => value === word));
  const short = [keyword.value, ...words.slice(1)].join(" ");
  return short.length <= LONGEST_NAME ? short : `${short.slice(0, short.lastIndexOf(" ", LONGEST_NAME - 4))} …`;
}

const LONGEST_NAME = 40;

function oneSpaced(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

/** "a", "a and b", "a, b and 3 others". */
function list(names: readonly string[]): string {
  const shown = names.slice(0, names.length > 3 ? 2 : 3);
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} others`] : shown;
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1) ?? ""}`;
}
