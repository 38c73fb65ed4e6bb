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
  readonly before: number;
  readonly after: number;
  /** Where it was and is in its tree; -1 when it was not or is not there. */
  readonly places: readonly [number, number];
}

/** Goes down as long as one thing alone changed, and says of the last whether it is sent at all, before and now. */
function findPlace(before: Outcome, after: Outcome): string {
  let found: Child | undefined;
  for (let changed = changedIn([before, -1], [after, -1]); changed.length === 1;) {
    [found] = changed;
    if (!found?.isFolder || found.places.includes(-1) || found.after === 0 || found.before === 0) break;
    changed = changedIn([before, found.places[0]], [after, found.places[1]]);
  }
  if (!found) return "";
  const name = found.isFolder ? `${found.path}/` : found.path;
  if (found.after === 0) return found.places[1] === -1 ? `${name} is gone` : `${name} is no longer sent`;
  return found.before === 0 ? `${name} is sent now` : name;
}

type Folder = readonly [outcome: Outcome, place: number];

/** Gives what lies directly in a folder and is sent to another extent than before. */
function changedIn([before, old]: Folder, [after, now]: Folder): Child[] {
  const children = new Map<string, Child>();
  for (const place of childrenOf(before.tree, old)) {
    const { path = "", type } = before.tree[place] ?? {};
    const isFolder = type === "folder";
    children.set(path, { path, isFolder, before: before.sentFiles[place] ?? 0, after: 0, places: [place, -1] });
  }
  for (const place of childrenOf(after.tree, now)) {
    const { path = "", type } = after.tree[place] ?? {};
    const known = children.get(path) ?? { path, isFolder: type === "folder", before: 0, places: [-1, -1] as const };
    const isSame = isSameExtent(before, known.places[0], after, place);
    if (isSame) children.delete(path);
    else children.set(path, { ...known, after: after.sentFiles[place] ?? 0, places: [known.places[0], place] });
  }
  return [...children.values()].filter((child) => child.before > 0 || child.after > 0);
}

function isSameExtent(before: Outcome, old: number, after: Outcome, now: number): boolean {
  return old !== -1 && before.sentBytes[old] === after.sentBytes[now] && before.sentFiles[old] === after.sentFiles[now];
}
