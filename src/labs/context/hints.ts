import { formatBytes } from "../../core/measurement/format.ts";
import type { Advice } from "./advice.ts";
import type { Idle } from "./idle-lines.ts";
import type { Mending } from "./mending.ts";
import type { Study } from "./study.ts";

/** Something to look at, in words, with what mends it. */
export interface Hint {
  /** The file or folder that it is about; "" when it is about a line. */
  readonly name: string;
  readonly text: string;
  readonly mending: Mending | undefined;
}

export interface HintGroup {
  readonly kind: "secret" | "large" | "idle";
  readonly title: string;
  readonly hints: readonly Hint[];
  /** How many more there are than are shown. */
  readonly left: number;
}

/** Gives what there is to look at, the worst first; groups of which there is nothing are left out. */
export function hintsOf({
  secrets,
  large,
  idle,
  lines,
}: Pick<Study, "secrets" | "large" | "idle" | "lines">): HintGroup[] {
  const count = secrets.length === 1 ? "1 secret would be sent" : `${secrets.length} secrets would be sent`;
  const groups = [
    groupOf("secret", count, secrets.map(adviceHint)),
    groupOf("large", "Large, or left behind by tools", large.map(adviceHint)),
    groupOf(
      "idle",
      "Lines that do nothing",
      idle.map((each) => idleHint(each, lines[each.line - 1]?.trim() ?? "")),
    ),
  ];
  return groups.filter(({ hints }) => hints.length > 0);
}

/** How many of a kind are shown. */
const MOST = 12;

function groupOf(kind: HintGroup["kind"], title: string, hints: readonly Hint[]): HintGroup {
  return { kind, title, hints: hints.slice(0, MOST), left: Math.max(0, hints.length - MOST) };
}

function adviceHint({ path, isFolder, bytes, what, why, rule }: Advice): Hint {
  const text = `${what}, ${formatBytes(bytes)}. ${why}`;
  return { name: isFolder ? `${path}/` : path, text, mending: { rule, line: undefined } };
}

function idleHint({ line, reason, meant }: Idle, text: string): Hint {
  const mending = meant === undefined ? undefined : { rule: meant, line };
  return { name: "", text: `Line ${line}, ${text}, ${REASONS[reason](meant !== undefined)}`, mending };
}

const REASONS: Readonly<Record<Idle["reason"], (isMeant: boolean) => string>> = {
  late: () => "changes nothing: other lines decide so already.",
  comment: () => "matches nothing: a comment begins only with # as the first character of a line.",
  nothing: (isMeant) =>
    isMeant ? "matches nothing: without **/ a pattern is looked for at the root only." : "matches nothing here.",
};
