import type { Band } from "./bands.ts";
import { BOX, fit, type Frame, HEAD, LABEL, leftOf, MARGIN, RAIL, ROW } from "./layout-frame.ts";
import type { Column, Label, Line } from "./layout.ts";

/** A service's part of the picture above its storage. */
export interface PlacedColumn {
  readonly boxes: readonly Label[];
  readonly ports: readonly Label[];
  readonly lines: readonly Line[];
  /** The lower edge of its last box. */
  readonly foot: number;
}

/** Places a service: a box in each of its bands, held together by a line, and above them its ports on a line of their own. */
export function placeColumn(column: Column, frame: Frame, bands: readonly Band[]): PlacedColumn {
  const { service } = column;
  const x = leftOf(column.index, frame);
  const rows = bands.flatMap(({ members }, row) => (members.has(service) ? [frame.top + row * ROW + HEAD] : []));
  const { title, note } = fit(column, frame.width);
  const boxes = rows.map((y) => ({ service, title, note, x, y, width: frame.width, height: BOX }));
  const [first = frame.top, last = first] = [rows[0], rows.at(-1)];
  const spine = last > first ? [{ service, path: `M${x + frame.width / 2} ${first + BOX}V${last}` }] : [];
  const ports = placePorts(column, frame);
  const rails = ports.map(({ y, width }) => {
    return { service, path: `M${x + width} ${y + LABEL / 2}H${x + frame.width - RAIL}V${first}` };
  });
  return { boxes, ports, lines: [...spine, ...rails], foot: last + BOX };
}

function placePorts({ service, ports, index }: Column, frame: Frame): Label[] {
  const width = frame.width - 2 * RAIL;
  const x = leftOf(index, frame);
  return ports.map((port, row) => {
    const { title, note } = fit(port, width);
    return { service, title, note, x, y: MARGIN + row * (LABEL + 8), width, height: LABEL };
  });
}
