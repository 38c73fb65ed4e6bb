import type { Area, Lettering } from "./layout-frame.ts";
import type { Label, Layout, Store } from "./layout.ts";
import type { Shape } from "./shape.ts";

/** Gives the shapes of a stack's picture. Those of a service carry its name, so that its state can be shown. */
export function drawLayout({ bands, boxes, ports, stores, lines, edge, width }: Layout): Shape[] {
  return [
    ...bands.map(drawBand),
    ...(edge === undefined ? [] : [{ tag: "path", attributes: { class: "edge", d: `M0 ${edge}H${width}` } } as const]),
    ...lines.map(({ path, service }): Shape => ({
      tag: "path",
      attributes: { class: "line", d: path, "data-service": service },
    })),
    ...bands.map(nameBand),
    ...ports.map((port) => frame(port, "port", 21)),
    ...stores.map(drawStore),
    ...boxes.map((box) => frame(box, "service", 6)),
  ];
}

function drawBand({ x, y, width, height }: Area): Shape {
  return { tag: "rect", attributes: { class: "band", x, y, width, height, rx: 8 } };
}

/** A network's name, and what is special about it. */
function nameBand({ title, note, x, y }: Area & Lettering): Shape {
  const text = note === "" ? title : `${title} · ${note}`;
  return { tag: "text", attributes: { class: "band-name", x: x + 12, y: y + 18 }, text };
}

function frame(label: Label, name: string, radius: number): Shape {
  const { width, height, x, y } = label;
  return {
    tag: "g",
    attributes: { class: name, "data-service": label.service, transform: `translate(${x} ${y})` },
    children: [{ tag: "rect", attributes: { width, height, rx: radius } }, ...write(label, height / 2)],
  };
}

/** Two lines of text around a height, or one when there is no second. */
function write({ title, note, width }: Lettering & Area, middle: number): Shape[] {
  const x = width / 2;
  if (note === "") return [{ tag: "text", attributes: { class: "title", x, y: middle + 5 }, text: title }];
  return [
    { tag: "text", attributes: { class: "title", x, y: middle - 4 }, text: title },
    { tag: "text", attributes: { class: "detail", x, y: middle + 13 }, text: note },
  ];
}

const LID = 6;

/** A volume is a cylinder; a folder of the machine has a tab, memory a dashed frame, and what is given a cut corner. */
function drawStore(store: Store): Shape {
  const { width, height, x, y, kind, service } = store;
  return {
    tag: "g",
    attributes: { class: `store ${kind}`, "data-service": service, transform: `translate(${x} ${y})` },
    children: [...OUTLINES[kind](width, height), ...write(store, height / 2 + (kind === "volume" ? LID / 2 : 0))],
  };
}

const OUTLINES: Readonly<Record<Store["kind"], (width: number, height: number) => Shape[]>> = {
  volume: (width, height) => {
    const lid = `A${width / 2} ${LID} 0 0`;
    const body = `M0 ${LID}${lid} 1 ${width} ${LID}V${height - LID}${lid} 1 0 ${height - LID}Z`;
    return [
      { tag: "path", attributes: { d: body } },
      { tag: "path", attributes: { class: "lid", d: `M0 ${LID}${lid} 0 ${width} ${LID}` } },
    ];
  },
  folder: (width, height) => [{ tag: "path", attributes: { d: `M0 0H${width * 0.35}l6 6H${width}V${height}H0Z` } }],
  memory: (width, height) => [{ tag: "rect", attributes: { width, height, rx: 6 } }],
  secret: drawSheet,
  config: drawSheet,
};

const CORNER = 10;

function drawSheet(width: number, height: number): Shape[] {
  const fold = width - CORNER;
  return [
    { tag: "path", attributes: { d: `M0 0H${fold}L${width} ${CORNER}V${height}H0Z` } },
    { tag: "path", attributes: { class: "lid", d: `M${fold} 0V${CORNER}H${width}` } },
  ];
}
