import { met, missed, type Outcome } from "../goals/goal.ts";
import type { Grades, Work } from "../goals/grade.ts";
import { readPlainText } from "../goals/plain-text.ts";
import { checkKeeps } from "./data.ts";
import type { ComposeGoal, ComposeGoalName, ComposeGoalOf } from "./goal.ts";
import { checkWaits } from "./order.ts";
import { checkNoPassword } from "./password.ts";
import { type Accepted, type Trial, tryFiles } from "./trial.ts";
import { checkGiven, checkSameValue } from "./values.ts";
import { checkHiddenIn, checkOpenIn, checkReaches, checkThisMachine } from "./ways.ts";

/** Grades a compose.yaml by goals. Never throws, whatever was written. */
export function gradeStack(work: Work, goals: readonly ComposeGoal[]): Grades {
  const plain = Object.entries(work.written).map(([path, text]) => {
    const { text: meant, remarks } = readPlainText(text.slice(0, MOST + 1));
    return { path, text: meant, remarks };
  });
  const remarks = plain.flatMap((each) => each.remarks);
  const obstacle = plain.map(({ text }) => findObstacle(text)).find((each) => each !== undefined);
  if (obstacle !== undefined) return gradesOf(goals, () => missed(obstacle), remarks);
  const written = Object.fromEntries(plain.map(({ path, text }) => [path, text]));
  const trial = tryFiles({ ...work.beside, ...written });
  return gradesOf(goals, (goal) => check(goal, trial), remarks);
}

/** The name of a goal for a reader. */
export function titleOfComposeGoal(goal: ComposeGoal): string {
  return titleIn(goal);
}

/** In characters. */
const MOST = 50_000;

/** Says why a text is not worth grading. */
function findObstacle(text: string): string | undefined {
  if (text.length > MOST) return `It is longer than ${MOST.toLocaleString("en-GB")} characters. Is it the right file?`;
  if (text.trim() === "") return "Nothing is written yet.";
  if (/^FROM\s+\S+/m.test(text)) return "This is a Dockerfile. A compose.yaml begins with `services:`.";
  if (/^\s*(?:[$#]\s+)?(?:sudo\s+)?docker\s/.test(text))
    return "This is a command for a terminal. A compose.yaml begins with `services:`.";
  return undefined;
}

function gradesOf(
  goals: readonly ComposeGoal[],
  judge: (goal: ComposeGoal) => Outcome,
  remarks: readonly string[],
): Grades {
  const graded = goals.map((goal) => ({ title: titleOfComposeGoal(goal), ...judge(goal) }));
  return { goals: graded, remarks, isRight: graded.every(({ isMet }) => isMet) };
}

interface Rule<Name extends ComposeGoalName> {
  readonly title: (goal: ComposeGoalOf<Name>) => string;
  readonly check: (goal: ComposeGoalOf<Name>, trial: Accepted) => Outcome;
}
type Rules = { readonly [Name in ComposeGoalName]: Rule<Name> };

const RULES: Rules = {
  accepted: { title: () => "Docker Compose accepts it", check: () => met("It reads it without an error.") },
  waits: {
    title: ({ service, other }) => `\`${service}\` cannot start before \`${other}\` is healthy`,
    check: checkWaits,
  },
  keeps: {
    title: ({ service }) => `The data of \`${service}\` survive \`docker compose down\``,
    check: checkKeeps,
  },
  reaches: { title: ({ service, other }) => `\`${service}\` reaches \`${other}\``, check: checkReaches },
  "open-in": {
    title: ({ network, service }) => `Whoever is in the network \`${network}\` reaches \`${service}\``,
    check: checkOpenIn,
  },
  "hidden-in": {
    title: ({ network, service }) => `Whoever is in the network \`${network}\` alone cannot reach \`${service}\``,
    check: checkHiddenIn,
  },
  "this-machine": {
    title: ({ service, port }) => `Port ${port} of \`${service}\` is open to this machine alone`,
    check: checkThisMachine,
  },
  given: { title: ({ service, variable }) => `\`${service}\` is given \`${variable}\``, check: checkGiven },
  "same-value": {
    title: ({ service, variable, other, theirs }) =>
      `\`${variable}\` of \`${service}\` is the \`${theirs}\` of \`${other}\``,
    check: checkSameValue,
  },
  "no-password": { title: () => "No password is in the file", check: (_, trial) => checkNoPassword(trial) },
};

function check<Name extends ComposeGoalName>(
  goal: ComposeGoalOf<Name> & { readonly goal: Name },
  trial: Trial,
): Outcome {
  if (trial.stack !== undefined) return ruleOf(goal.goal).check(goal, trial);
  return missed(
    goal.goal === "accepted" ? trial.refusal : "This cannot be said before Compose accepts it.",
    trial.place,
  );
}

function titleIn<Name extends ComposeGoalName>(goal: ComposeGoalOf<Name> & { readonly goal: Name }): string {
  return ruleOf(goal.goal).title(goal);
}

function ruleOf<Name extends ComposeGoalName>(name: Name): Rule<Name> {
  return RULES[name];
}
