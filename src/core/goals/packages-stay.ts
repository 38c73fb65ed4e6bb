import type { PlannedStep } from "../dockerfile/plan.ts";
import { causeInWords } from "../dockerfile/reason-words.ts";
import { type Attempt, atLine, notKnown, planAfter } from "./attempt.ts";
import { commandsOf } from "./commands.ts";
import { type GoalOf, met, missed, type Outcome } from "./goal.ts";
import { readInstall } from "./installs.ts";

/** Whether every step that installs packages is cached after a file changed. */
export function checkPackagesStay({ after }: GoalOf<"keeps-packages">, attempt: Attempt): Outcome {
  const again = planAfter(attempt, after);
  if (!again || attempt.plan?.steps.some(({ status }) => status === "fails")) return notKnown(attempt);
  const installing = again.steps.filter(installs);
  if (!installing.some(installsForProject)) return missed("No step installs the packages that the service needs.");
  const first = installing.find(({ status }) => status !== "cached");
  const [cached] = installing;
  if (!first) return met("The packages come from the cache.", atLine(cached?.instruction.statement.lines.first));
  const cause = causeInWords(first, again.steps);
  return missed(
    `They are installed again: ${cause}${cause.endsWith(".") ? "" : "."}`,
    atLine(first.instruction.statement.lines.first),
  );
}

function installs({ instruction }: PlannedStep): boolean {
  if (instruction.kind !== "run") return false;
  return commandsOf(instruction).some((words) => {
    const install = readInstall(words);
    return install?.isOfOthers === true && !install.isRemoval;
  });
}

function installsForProject({ instruction }: PlannedStep): boolean {
  if (instruction.kind !== "run") return false;
  return commandsOf(instruction).some((words) => {
    const install = readInstall(words);
    return install?.isOfOthers === true && install.manager !== "system";
  });
}
