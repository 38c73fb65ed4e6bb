import { describeDifference } from "../command/difference.ts";
import { withoutHarmless } from "../command/harmless.ts";
import { parseCommand } from "../command/parse-command.ts";
import { isSame, plain } from "../command/same.ts";
import { withRemarks, type Verdict } from "./verdict.ts";

/** A command of docker to write. */
export interface CommandTask {
  readonly right: string;
  readonly command: string;
  readonly wrong: readonly { readonly answer: string; readonly feedback: string }[];
}

/** Grades a command as docker would read it. */
export function gradeCommand({ right, command, wrong }: CommandTask, answer: string): Verdict {
  if (answer.trim() === "") return { kind: "missing", says: [EMPTY] };
  if (answer.length > LONGEST) return { kind: "missing", says: [tooLong(answer)] };
  const given = parseCommand(answer);
  const wanted = parseCommand(command);
  if (wanted.kind === "refused") throw new Error(`The exercise's own command cannot be read: ${wanted.problem}`);
  const known = wrong.find((each) => isGiven(each.answer, answer));
  if (given.kind === "refused") {
    return withRemarks({ kind: "wrong", says: [known?.feedback ?? given.problem] }, given.remarks);
  }
  if (isSame(plain(given), plain(wanted))) return withRemarks({ kind: "right", says: [right] }, given.remarks);
  if (known === undefined) {
    const { command: bare, remarks } = withoutHarmless(plain(given), plain(wanted));
    if (isSame(bare, plain(wanted)))
      return withRemarks({ kind: "right", says: [right] }, [...remarks, ...given.remarks]);
  }
  const says = known ? [known.feedback] : describeDifference(given, wanted);
  return withRemarks({ kind: "wrong", says }, given.remarks);
}

/** Whether an answer is the wrong one that a file names, in any spelling; one that docker refuses, to the letter. */
function isGiven(named: string, answer: string): boolean {
  const [one, other] = [parseCommand(named), parseCommand(answer)];
  if (one.kind === "command" && other.kind === "command") return isSame(plain(one), plain(other));
  return one.kind === other.kind && squeeze(named) === squeeze(answer);
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
