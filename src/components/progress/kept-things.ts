/**
 * What the site keeps in a browser's stores, by how the names begin. Where several things of a kind may be kept, `counted` says what
 * they are called, one and several.
 */
export const KEPT_THINGS: readonly KeptThing[] = [
  { prefix: "runs-anywhere:", what: "Your progress", why: "What you read, tried and solved, and where you were" },
  {
    prefix: "exercise:",
    what: "Answers to exercises",
    why: "What stands in their forms, as you left it",
    counted: ["answer", "answers"],
  },
  { prefix: "open:", what: "Answers to open questions", why: "What you wrote", counted: ["answer", "answers"] },
  { prefix: "cell:", what: "Code in cells", why: "What you changed in the code of a page", counted: ["cell", "cells"] },
  {
    prefix: "context-lab:",
    what: "The Context lab",
    why: "The rules and files that you changed",
    counted: ["project", "projects"],
  },
  {
    prefix: "sir-lab:",
    what: "The SIR lab in lessons",
    why: "Where its sliders stand, for this tab",
    counted: ["lab", "labs"],
  },
  { prefix: "placement:", what: "The placement check", why: "What you chose, as you left it" },
  { prefix: "errors:", what: "Your error message", why: "What you pasted last" },
  { prefix: "starlight-theme", what: "The theme", why: "Light or dark, where you chose one" },
  {
    prefix: "",
    what: "Other settings",
    why: "Such as your system in commands, how wide a lab is, and where the menu stood",
    counted: ["setting", "settings"],
  },
];

export interface KeptThing {
  readonly prefix: string;
  readonly what: string;
  readonly why: string;
  readonly counted?: readonly [string, string];
}

/** Says how much of a kind is kept: "2 answers", "kept" or "nothing". */
export function countKept(
  prefix: string,
  stores: () => readonly Storage[] = () => [localStorage, sessionStorage],
): string {
  try {
    const names = stores()
      .flatMap(namesOf)
      .filter((name) => kindOf(name)?.prefix === prefix);
    const count = new Set(names).size;
    const counted = KEPT_THINGS.find((kind) => kind.prefix === prefix)?.counted;
    if (count === 0) return "nothing";
    return counted ? `${count} ${count === 1 ? counted[0] : counted[1]}` : "kept";
  } catch {
    return "not allowed by this browser";
  }
}

/** The first kind of which a name is; the last one takes all others. */
function kindOf(name: string): KeptThing | undefined {
  return KEPT_THINGS.find(({ prefix }) => name.startsWith(prefix));
}

/** The names of what is kept; what is empty only says that something was taken back. */
function namesOf(store: Storage): string[] {
  return Array.from({ length: store.length }, (_, place) => store.key(place) ?? "").filter(
    (name) => (store.getItem(name) ?? "") !== "",
  );
}
