import type { Service, Stack } from "../../core/compose/model.ts";
import { bandsOf } from "./bands.ts";
import { folderName, type Keeping, keepingsOf } from "./keepings.ts";
import { type Area, GAP, LABEL, type Lettering, MARGIN, PADDING, ROW, widthFor } from "./layout-frame.ts";
import { placeColumn } from "./place-column.ts";
import { placeStores } from "./place-stores.ts";
import { portLabel } from "./port-words.ts";

/** A stack as it is drawn: services in columns, networks as bands across them, published ports above, storage below. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly (Area & Lettering)[];
  /** A service has one in each of its networks. */
  readonly boxes: readonly Label[];
  readonly ports: readonly Label[];
  readonly stores: readonly Store[];
  readonly lines: readonly Line[];
  /** How far down the machine's edge is, through which ports are published; undefined without any. */
  readonly edge: number | undefined;
  /** How many services are not drawn, since nobody could read so many. */
  readonly left: number;
}

/** Text in a frame, of a service. */
export interface Label extends Area, Lettering {
  readonly service: string;
}

export interface Store extends Label {
  readonly kind: Keeping["kind"];
}

/** The data of an SVG path, and the service that it belongs to. */
export interface Line {
  readonly service: string;
  readonly path: string;
}

/** What one service brings into the picture. */
export interface Column extends Lettering {
  readonly service: string;
  readonly index: number;
  readonly ports: readonly Lettering[];
  readonly keepings: readonly Keeping[];
}

const MOST_SERVICES = 60;
const MOST_LABELS = 6;
/** From one port to the next. */
const STEP = LABEL + 8;

/** Places a stack. The same stack gives the same picture, with services in the order of the file. */
export function layOut(stack: Stack): Layout {
  const services = [...stack.services.values()].slice(0, MOST_SERVICES);
  const columns = services.map((service, index) => columnOf(service, index, stack));
  const bands = bandsOf(services, stack);
  const most = Math.max(0, ...columns.map(({ ports }) => ports.length));
  const edge = most === 0 ? undefined : 2 * MARGIN + most * STEP;
  const top = edge === undefined ? MARGIN : edge + MARGIN;
  const frame = { width: widthFor(columns.flatMap(textsOf)), top, bottom: top + bands.length * ROW };
  const width = 2 * (MARGIN + PADDING) + columns.length * (frame.width + GAP) - GAP;
  const placed = columns.map((column) => placeColumn(column, frame, bands));
  const below = placeStores(columns, frame, placed);
  return {
    width,
    height: below.bottom + MARGIN,
    bands: bands.map(({ title, note }, row) => {
      return { title, note, x: MARGIN, y: top + row * ROW, width: width - 2 * MARGIN, height: ROW - 10 };
    }),
    boxes: placed.flatMap(({ boxes }) => boxes),
    ports: placed.flatMap(({ ports }) => ports),
    stores: below.stores,
    lines: [...placed.flatMap(({ lines }) => lines), ...below.lines],
    edge,
    left: stack.services.size - services.length,
  };
}

function columnOf(service: Service, index: number, stack: Stack): Column {
  const { name, replicas, image, build } = service;
  return {
    service: name,
    index,
    title: replicas === 1 ? name : `${name} ×${replicas}`,
    note: image ?? `built from ${folderName(build?.context ?? "")}`,
    ports: bounded(service.ports.map(portLabel)),
    keepings: keepingsOf(service, stack).slice(0, MOST_LABELS),
  };
}

function bounded(labels: readonly Lettering[]): readonly Lettering[] {
  if (labels.length <= MOST_LABELS) return labels;
  return [...labels.slice(0, MOST_LABELS - 1), { title: `${labels.length - MOST_LABELS + 1} more`, note: "" }];
}

/** What stands beside a line has less room. */
function textsOf({ title, note, ports, keepings }: Column): string[] {
  return [title, note, ...[...ports, ...keepings].flatMap((each) => [`${each.title}  `, `${each.note}  `])];
}
