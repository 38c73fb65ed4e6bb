import { describeDeed } from "../command/deed.ts";
import { describeDifference } from "../command/difference.ts";
import { isLooking, withoutHarmless } from "../command/harmless.ts";
import { type DockerCommand, parseCommand, type RefusedCommand } from "../command/parse-command.ts";
import { isSame, plain } from "../command/same.ts";
import { withRemarks, type Verdict } from "./verdict.ts";

/** A command of docker to write. */
export interface CommandTask {
  readonly right: string;
  readonly command: string;
  readonly wrong: readonly { readonly answer: string; readonly feedback: string }[];
}

/** Grades a command as docker would read it. */
export function gradeCommand(task: CommandTask, answer: string): Verdict {
  if (answer.trim() === "") return { kind: "missing", says: [EMPTY] };
  if (answer.length > LONGEST) return { kind: "missing", says: [tooLong(answer)] };
  const given = parseCommand(answer);
  const verdict = given.kind === "command" ? judge(task, given) : judgeRefused(task, given, answer);
  return withRemarks(verdict, given.remarks);
}

function judge({ right, command, wrong }: CommandTask, given: DockerCommand): Verdict {
  const wanted = readOwn(command);
  if (isSame(plain(given), plain(wanted))) return { kind: "right", says: [right] };
  const known = wrong.find(({ answer }) => isGiven(answer, given));
  if (known) return { kind: "wrong", says: [known.feedback] };
  const { command: bare, remarks } = withoutHarmless(plain(given), plain(wanted));
  if (isSame(bare, plain(wanted))) return { kind: "right", says: [right, ...remarks] };
  return { kind: "wrong", says: describeDifference(given, wanted) };
}

function judgeRefused(task: CommandTask, { problem, name, first, rest = "" }: RefusedCommand, answer: string): Verdict {
  const known = task.wrong.find(
    (each) => parseCommand(each.answer).kind === "refused" && squeeze(each.answer) === squeeze(answer),
  );
  if (known) return { kind: "wrong", says: [known.feedback] };
  if (first) return judgeSeveral(task, first, rest, problem);
  const wanted = readOwn(task.command).name;
  const isOther = name !== undefined && name !== wanted;
  return { kind: "wrong", says: isOther ? [`${describeDeed(name)} ${problem}`] : [problem] };
}

/** Of several commands one may be the answer, and the others no harm. */
function judgeSeveral(task: CommandTask, first: DockerCommand, rest: string, problem: string): Verdict {
  const verdict = judge(task, first);
  if (verdict.kind === "right") {
    if (isLooking(rest.replace(/^(?:&&|;)/, "")))
      return withRemarks(verdict, ["Not asked, and no harm here: what follows the command."]);
    return { kind: "wrong", says: [`Your first command is right. ${problem}`] };
  }
  const [, next] = /^(?:&&|;)?\s*(docker\s.*)$/s.exec(rest) ?? [];
  if (next !== undefined && isLooking(`docker ${first.name}`)) {
    return withRemarks(gradeCommand(task, next), [`Not asked, and no harm here: \`docker ${first.name}\`.`]);
  }
  return { kind: "wrong", says: first.args.length > 0 ? [problem, ...verdict.says] : [problem] };
}

function readOwn(command: string): DockerCommand {
  const wanted = parseCommand(command);
  if (wanted.kind === "refused") throw new Error(`The exercise's own command cannot be read: ${wanted.problem}`);
  return wanted;
}

/** Whether an answer is the wrong one that a file names, in any spelling. */
function isGiven(named: string, given: DockerCommand): boolean {
  const one = parseCommand(named);
  return one.kind === "command" && isSame(plain(one), plain(given));
}

function squeeze(text: string): string {
  return text
    .trim()
    .replace(/^\$\s+/, "")
    .replaceAll(/\s+/g, " ");
}

const LONGEST = 2000;
const EMPTY = "There is no command yet. Type it as in a terminal, then press Check.";

function tooLong({ length }: string): string {
  return `That is a text of ${length.toLocaleString("en")} characters, not one command. Your text is kept; shorten it to the command.`;
}
