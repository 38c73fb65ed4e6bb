/** What was, is, and was undone. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
}

/** Begins with a state that nothing stands before. */
export function begin<State>(present: State): History<State> {
  return { past: [], present, future: [] };
}

/** Goes on to a new state; what was undone is gone then. */
export function goOn<State>({ past, present }: History<State>, next: State): History<State> {
  return { past: [...past, present].slice(-MOST), present: next, future: [] };
}

/** Goes on without a step of its own, as with each letter of a word that is typed. */
export function amend<State>({ past }: History<State>, next: State): History<State> {
  return { past, present: next, future: [] };
}

/** Gives the same history when there is nothing to undo. */
export function undo<State>(history: History<State>): History<State> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return { past: history.past.slice(0, -1), present: last, future: [history.present, ...history.future] };
}

/** Gives the same history when nothing was undone. */
export function redo<State>(history: History<State>): History<State> {
  const [next, ...future] = history.future;
  return next === undefined ? history : { past: [...history.past, history.present], present: next, future };
}

const MOST = 200;
