import type { Keeping } from "./keepings.ts";
import { fit, type Frame, GAP, LABEL, leftOf, RAIL } from "./layout-frame.ts";
import type { Column, Line, Store } from "./layout.ts";
import type { PlacedColumn } from "./place-column.ts";

/** What is below the bands. */
interface Below {
  readonly stores: readonly Store[];
  readonly lines: readonly Line[];
  /** Its lower edge. */
  readonly bottom: number;
}

const HEIGHT = LABEL + 6;

/** Places what services keep, each in the column of the first that uses it; the lines of those that share it lead there. */
export function placeStores(columns: readonly Column[], frame: Frame, placed: readonly PlacedColumn[]): Below {
  const keys = columns.flatMap(({ keepings }) => keepings.map(({ key }) => key));
  const top = frame.bottom + (new Set(keys).size < keys.length ? 24 : 8);
  const stores = new Map<string, Store>();
  const lines: Line[] = [];
  for (const column of columns) {
    const foot = placed[column.index]?.foot ?? frame.bottom;
    const rail = leftOf(column.index, frame) + frame.width - RAIL;
    let y = top;
    for (const keeping of column.keepings) {
      const shared = stores.get(keeping.key);
      const store = shared ?? placeStore(column, keeping, frame, y);
      stores.set(keeping.key, store);
      if (!shared) y += HEIGHT + 10;
      const end = shared ? wayTo(store, top, frame) : `V${store.y + HEIGHT / 2}H${endOf(store)}`;
      lines.push({ service: column.service, path: `M${rail} ${foot}${end}` });
    }
  }
  const bottom = Math.max(frame.bottom - 10, ...[...stores.values()].map((store) => store.y + HEIGHT));
  return { stores: [...stores.values()], lines, bottom };
}

function placeStore({ service, index }: Column, keeping: Keeping, frame: Frame, y: number): Store {
  const width = frame.width - 2 * RAIL;
  const { title, note } = fit(keeping, width);
  return { service, kind: keeping.kind, title, note, x: leftOf(index, frame), y, width, height: HEIGHT };
}

/** From another column a line comes from above, or past those above from the left. */
function wayTo(store: Store, top: number, { bottom }: Frame): string {
  if (store.y === top) return `V${bottom + 6}H${middleOf(store)}V${store.y}`;
  return `V${bottom + 6}H${store.x - GAP / 2}V${store.y + HEIGHT / 2}H${store.x}`;
}

function middleOf({ x, width }: Store): number {
  return x + width / 2;
}

function endOf({ x, width }: Store): number {
  return x + width;
}
