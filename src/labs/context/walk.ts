import type { Row } from "./rows.ts";
import type { Tree } from "./tree.ts";

/** What a key does in the tree: it goes to a row, or opens or closes the one that is selected. */
export type Step = { readonly kind: "go"; readonly index: number } | { readonly kind: "toggle" };

/** Gives what a key does when a row is selected, as in any tree; undefined when it is no key of the tree's. */
export function stepOf(key: string, rows: readonly Row[], index: number, tree: Tree): Step | undefined {
  const row = rows[index];
  const last = rows.length - 1;
  if (key === "ArrowDown") return { kind: "go", index: Math.min(index + 1, last) };
  if (key === "ArrowUp") return { kind: "go", index: Math.max(index - 1, 0) };
  if (key === "Home") return { kind: "go", index: 0 };
  if (key === "End") return { kind: "go", index: last };
  if (key === "ArrowRight") return enter(row, index);
  if (key === "ArrowLeft") return leave(rows, index, tree);
  if (key === "Enter" || key === " ") return isOpenable(row) ? { kind: "toggle" } : undefined;
  return /^\S$/u.test(key) ? seek(key, rows, index, tree) : undefined;
}

/** Opens a folder that is closed, else goes on to the first thing in it. */
function enter(row: Row | undefined, index: number): Step {
  if (!isOpenable(row)) return { kind: "go", index };
  return row?.kind === "node" && row.isOpen ? { kind: "go", index: index + 1 } : { kind: "toggle" };
}

/** Closes a folder that is open, else goes up to the one in which the row lies. */
function leave(rows: readonly Row[], index: number, tree: Tree): Step {
  const row = rows[index];
  if (row?.kind === "node" && row.isOpen) return { kind: "toggle" };
  const parent = row?.kind === "node" ? tree[row.place]?.parent : undefined;
  const above = rows.findLastIndex(
    (each, place) =>
      place < index &&
      each.kind === "node" &&
      (row?.kind === "more" ? tree[each.place]?.path === row.folder : each.place === parent),
  );
  return { kind: "go", index: above === -1 ? index : above };
}

/** Goes to the next row whose name begins with a letter, from the start again behind the last one. */
function seek(letter: string, rows: readonly Row[], index: number, tree: Tree): Step {
  const begins = (row: Row | undefined): boolean =>
    row?.kind === "node" && tree[row.place]?.name.toLowerCase().startsWith(letter.toLowerCase()) === true;
  for (let step = 1; step <= rows.length; step += 1) {
    const place = (index + step) % rows.length;
    if (begins(rows[place])) return { kind: "go", index: place };
  }
  return { kind: "go", index };
}

function isOpenable(row: Row | undefined): boolean {
  return row?.kind === "more" || (row?.kind === "node" && row.isOpen !== undefined);
}
