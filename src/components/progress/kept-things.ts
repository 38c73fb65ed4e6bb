/** What the site keeps in a browser's stores, by how the names begin. */
export const KEPT_THINGS = [
  { prefix: "runs-anywhere:", what: "Your progress", why: "What you read, tried and solved, and where you were" },
  { prefix: "exercise:", what: "Answers to exercises", why: "What stands in their forms, as you left it" },
  { prefix: "open:", what: "Answers to open questions", why: "What you wrote" },
  { prefix: "cell:", what: "Code in cells", why: "What you changed in the code of a page" },
  { prefix: "context-lab:", what: "The Context lab", why: "The rules and files that you changed" },
  { prefix: "sir-lab:", what: "The SIR lab in lessons", why: "Where its sliders stand, for this tab" },
  { prefix: "placement:", what: "The placement check", why: "What you chose, as you left it" },
  { prefix: "errors:", what: "Your error message", why: "What you pasted last" },
  { prefix: "starlight-theme", what: "The theme", why: "Light, dark or as the system has it" },
  { prefix: "", what: "Other settings", why: "Such as your system in commands, and how wide a lab is" },
] as const;

/** Says how much of a kind is kept: "2 entries, 1.3 kB". */
export function countKept(prefix: string): string {
  try {
    const entries = [...entriesOf(localStorage), ...entriesOf(sessionStorage)].filter(
      ([name]) => kindOf(name) === prefix,
    );
    if (entries.length === 0) return "nothing";
    const size = new Set(entries.map(([name]) => name)).size;
    const letters = entries.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    return `${size === 1 ? "1 entry" : `${size} entries`}, ${(letters / 1000).toFixed(1)} kB`;
  } catch {
    return "not allowed by this browser";
  }
}

/** The first kind of which a name is; the last one takes all others. */
function kindOf(name: string): string | undefined {
  return KEPT_THINGS.find(({ prefix }) => name.startsWith(prefix))?.prefix;
}

function entriesOf(store: Storage): [string, string][] {
  return Array.from({ length: store.length }, (_, place) => store.key(place) ?? "").map((name) => [
    name,
    store.getItem(name) ?? "",
  ]);
}
