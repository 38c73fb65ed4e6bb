import { IGNORE, DOCKERFILE, attemptBuild, type Attempt } from "./attempt.ts";
import { checkBuilds } from "./builds.ts";
import { checkPinned } from "./base.ts";
import { checkNotRoot } from "./account.ts";
import { checkNoCompiler } from "./compiler.ts";
import { checkNotInImage, checkNotSent, checkSent, checkUsed } from "./context.ts";
import { checkNoFinding } from "./findings.ts";
import { type Goal, type GoalName, type GoalOf, missed, type Outcome } from "./goal.ts";
import { checkPackagesStay } from "./packages-stay.ts";
import { readPlainText } from "./plain-text.ts";
import { checkNoSecret } from "./secret.ts";
import { checkListens, checkStarts } from "./start.ts";
import { foreignKind } from "./foreign.ts";

/** What a reader is given, and what they wrote. */
export interface Work {
  /** The paths of the folder's files. */
  readonly paths: readonly string[];
  /** The Dockerfile and the .dockerignore as they stand in the folder, for the one that is not written. */
  readonly beside: Readonly<Record<string, string>>;
  /** By path. */
  readonly written: Readonly<Record<string, string>>;
}

/** A goal and whether it is reached. */
export interface GradedGoal extends Outcome {
  readonly title: string;
}

export interface Grades {
  /** One for each goal, in their order. */
  readonly goals: readonly GradedGoal[];
  /** What was understood although it was not written as it should be. */
  readonly remarks: readonly string[];
  readonly isRight: boolean;
}

/** Grades a Dockerfile or a .dockerignore, or both, by goals. Never throws, whatever was written. */
export function gradeWork(work: Work, goals: readonly Goal[]): Grades {
  const plain = Object.entries(work.written).map(([path, text]) => {
    const { text: meant, remarks } = readPlainText(text.slice(0, MOST + 1));
    return { path, text: meant, remarks };
  });
  const obstacle = plain.map(({ path, text }) => findObstacle(path, text)).find((each) => each !== undefined);
  const remarks = plain.flatMap((each) =>
    each.remarks.map((remark) => (plain.length > 1 ? `${each.path}: ${remark}` : remark)),
  );
  if (obstacle !== undefined) return gradesOf(goals, () => missed(obstacle), remarks);
  const texts = { ...work.beside, ...Object.fromEntries(plain.map(({ path, text }) => [path, text])) };
  const attempt = attemptBuild({ paths: work.paths, dockerfile: texts[DOCKERFILE] ?? "", ignore: texts[IGNORE] ?? "" });
  return gradesOf(goals, (goal) => check(goal, attempt), remarks);
}

/** The name of a goal for a reader. */
export function titleOf(goal: Goal): string {
  return titleIn(RULES, goal);
}

/** In characters. A Dockerfile of a page is long already. */
const MOST = 50_000;

/** Says why a text is not worth grading. */
function findObstacle(path: string, text: string): string | undefined {
  if (text.length > MOST)
    return `${path} is longer than ${MOST.toLocaleString("en-GB")} characters. Is it the right file?`;
  if (path === DOCKERFILE && text.trim() === "") return "Nothing is written yet.";
  return foreignKind(path, text);
}

function gradesOf(goals: readonly Goal[], judge: (goal: Goal) => Outcome, remarks: readonly string[]): Grades {
  const graded = goals.map((goal) => ({ title: titleOf(goal), ...judge(goal) }));
  return { goals: graded, remarks, isRight: graded.every(({ isMet }) => isMet) };
}

interface Rule<Name extends GoalName> {
  readonly title: (goal: GoalOf<Name>) => string;
  readonly check: (goal: GoalOf<Name>, attempt: Attempt) => Outcome;
}
type Rules = { readonly [Name in GoalName]: Rule<Name> };

const RULES: Rules = {
  builds: { title: () => "It can be built", check: (_, attempt) => checkBuilds(attempt) },
  "keeps-packages": {
    title: ({ after }) => `A change of \`${after}\` does not install the packages again`,
    check: checkPackagesStay,
  },
  "not-sent": { title: ({ files }) => `No file that \`${files}\` matches is sent`, check: checkNotSent },
  sent: { title: ({ file }) => `\`${file}\` is sent`, check: checkSent },
  used: { title: ({ file }) => `\`${file}\` reaches the build`, check: checkUsed },
  "not-in-image": { title: ({ files }) => `No file that \`${files}\` matches is in the image`, check: checkNotInImage },
  "not-root": { title: () => "It does not run as root", check: (_, attempt) => checkNotRoot(attempt) },
  "no-finding": { title: () => "`docker build --check` finds nothing", check: (_, attempt) => checkNoFinding(attempt) },
  "no-compiler": { title: () => "The last stage has no compiler", check: (_, attempt) => checkNoCompiler(attempt) },
  starts: { title: ({ program }) => `A container starts \`${program}\`, in exec form`, check: checkStarts },
  listens: { title: ({ port }) => `It can be reached on port ${port}`, check: checkListens },
  pinned: {
    title: ({ to }) => (to === "digest" ? "The base image has its digest" : "The base image has a version"),
    check: checkPinned,
  },
  "no-secret": { title: () => "No secret is in it", check: (_, attempt) => checkNoSecret(attempt) },
};

function check<Name extends GoalName>(goal: GoalOf<Name> & { readonly goal: Name }, attempt: Attempt): Outcome {
  return ruleOf(goal.goal).check(goal, attempt);
}

function titleIn<Name extends GoalName>(_: Rules, goal: GoalOf<Name> & { readonly goal: Name }): string {
  return ruleOf(goal.goal).title(goal);
}

function ruleOf<Name extends GoalName>(name: Name): Rule<Name> {
  return RULES[name];
}
