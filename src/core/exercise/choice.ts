import type { Verdict } from "./verdict.ts";

/** Options of which one or more are right. */
export interface ChoiceTask {
  readonly right: string;
  readonly options: readonly { readonly text: string; readonly feedback: string; readonly right: boolean }[];
}

/** Says whether a reader may choose more than one option. */
export function hasSeveral({ options }: Pick<ChoiceTask, "options">): boolean {
  return options.filter(({ right }) => right).length > 1;
}

/** Grades the options that were chosen, by their places from 0. */
export function gradeChoice(task: ChoiceTask, chosen: readonly number[]): Verdict {
  const { options, right } = task;
  const several = hasSeveral(task);
  const picked = options.filter((_, place) => chosen.includes(place));
  const wrong = picked.filter((option) => !option.right);
  if (picked.length === 0) return { kind: "missing", says: [several ? CHOOSE_SOME : CHOOSE_ONE] };
  const forgotten = options.filter((option) => option.right && !picked.includes(option)).length;
  const more = forgotten === 1 ? "One more option is right." : `${forgotten} more options are right.`;
  if (wrong.length > 0) {
    const says = wrong.flatMap(({ text, feedback }) =>
      several ? [`“${text}” does not apply.`, feedback] : [feedback],
    );
    return { kind: "wrong", says: several && forgotten > 0 ? [...says, more] : says };
  }
  if (forgotten > 0) return { kind: "wrong", says: [`What you chose is right, and not all. ${more}`] };
  return { kind: "right", says: several ? [right] : [right, ...picked.map(({ feedback }) => feedback)] };
}

const CHOOSE_ONE = "Nothing is chosen yet. Choose an option, then press Check.";
const CHOOSE_SOME = "Nothing is chosen yet. Choose every option that applies, then press Check.";
