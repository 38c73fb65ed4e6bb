import { formatBytes } from "../../core/measurement/format.ts";
import type { Outcome } from "./outcome.ts";
import { childrenOf } from "./tree.ts";

/** Says in a sentence what became of what is sent: "data/ is no longer sent: 412 MB less." Empty when nothing did. */
export function describeChange(before: Outcome, after: Outcome): string {
  const difference = after.sent.bytes - before.sent.bytes;
  const files = after.sent.files - before.sent.files;
  if (difference === 0 && files === 0) return "";
  const amount = difference === 0 ? countOf(files) : sizeOf(difference);
  const place = findPlace(before, after);
  return place ? `${place}: ${amount}.` : `${formatBytes(after.sent.bytes)} are sent now: ${amount}.`;
}

function sizeOf(bytes: number): string {
  return `${formatBytes(Math.abs(bytes))} ${bytes < 0 ? "less" : "more"}`;
}

function countOf(files: number): string {
  return `${Math.abs(files)} ${Math.abs(files) === 1 ? "file" : "files"} ${files < 0 ? "less" : "more"}`;
}

interface Child {
  readonly path: string;
  readonly isFolder: boolean;
  /** How many files of it were sent, and are. */
  readonly before: number;
  readonly after: number;
  /** By how much it differs. */
  readonly bytes: number;
  /** Where it was and is in its tree; -1 when it was not or is not there. */
  readonly places: readonly [number, number];
}

/** Goes down as long as one thing alone makes the difference, and says of the last whether it is sent at all. */
function findPlace(before: Outcome, after: Outcome): string {
  let found: Child | undefined;
  for (let next = findMain([before, -1], [after, -1]); next;) {
    found = next;
    const isPartly = next.isFolder && !next.places.includes(-1) && next.after > 0 && next.before > 0;
    next = isPartly ? findMain([before, next.places[0]], [after, next.places[1]]) : undefined;
  }
  if (!found) return "";
  const name = found.isFolder ? `${found.path}/` : found.path;
  if (found.after === 0) return found.places[1] === -1 ? `${name} is gone` : `${name} is no longer sent`;
  return found.before === 0 ? `${name} is sent now` : name;
}

/** Gives what changed alone, or so much that the rest does not show in the numbers: the ignore file grows with its rules. */
function findMain(before: Folder, after: Folder): Child | undefined {
  const changed = changedIn(before, after).toSorted((one, other) => other.bytes - one.bytes);
  const rest = changed.slice(1).reduce((sum, { bytes }) => sum + bytes, 0);
  return rest <= (changed[0]?.bytes ?? 0) * NOTHING_MUCH ? changed[0] : undefined;
}

const NOTHING_MUCH = 0.001;

type Folder = readonly [outcome: Outcome, place: number];

/** Gives what lies directly in a folder and is sent to another extent than before. */
function changedIn([before, old]: Folder, [after, now]: Folder): Child[] {
  const places = new Map<string, [number, number]>();
  for (const place of childrenOf(before.tree, old)) places.set(before.tree[place]?.path ?? "", [place, -1]);
  for (const place of childrenOf(after.tree, now)) {
    const path = after.tree[place]?.path ?? "";
    places.set(path, [places.get(path)?.[0] ?? -1, place]);
  }
  return [...places].map(([path, each]) => compare(path, each, before, after)).filter(hasChanged);
}

function compare(path: string, places: Child["places"], before: Outcome, after: Outcome): Child {
  const [old, now] = places;
  return {
    path,
    places,
    isFolder: (after.tree[now] ?? before.tree[old])?.type === "folder",
    before: before.sentFiles[old] ?? 0,
    after: after.sentFiles[now] ?? 0,
    bytes: Math.abs((after.sentBytes[now] ?? 0) - (before.sentBytes[old] ?? 0)),
  };
}

function hasChanged(child: Child): boolean {
  return child.bytes > 0 || child.before !== child.after;
}
