import { expect, test } from "vitest";
import { growthOf, LIMIT } from "../../core/growth.ts";
import type { Stack } from "../../core/compose/model.ts";
import { type Label, type Layout, layOut } from "./layout.ts";
import { studyFiles } from "./study.ts";

function stackOf(text: string): Stack {
  const { loaded, refusal } = studyFiles([{ path: "compose.yaml", text }]);
  if (!loaded) throw new Error(refusal.message);
  return loaded.stack;
}

const draw = (text: string): Layout => layOut(stackOf(text));

const ML = `
services:
  api: { build: ., networks: [front, back], ports: ["127.0.0.1:8000:8000", "9000"] }
  db: { image: "postgres:17.11", networks: [back], volumes: ["data:/var/lib/postgresql/data", "./seed:/seed:ro"] }
  worker: { build: ., networks: [back], volumes: ["data:/data"] }
volumes: { data: }
networks: { front: , back: { internal: true } }
`;

const of = (labels: readonly Label[], service: string): Label[] => labels.filter((label) => label.service === service);

const covers = (one: Label, other: Label): boolean =>
  one !== other &&
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const many = (size: number): Stack => {
  const [service] = stackOf(ML).services.values();
  if (!service) throw new Error("no service");
  const services = Array.from({ length: size }, (_, at) => [`s${at}`, { ...service, name: `s${at}` }] as const);
  return { ...stackOf(ML), services: new Map(services) };
};

test("a service stands in each of its networks, and in no other", () => {
  const { boxes, bands } = draw(ML);
  expect(bands.map(({ title, note }) => `${title} ${note}`)).toEqual(["front ", "back no way out"]);
  const inside = (service: string): string[] =>
    bands
      .filter(({ y, height }) => of(boxes, service).some((box) => box.y > y && box.y + box.height < y + height))
      .map(({ title }) => title);
  expect(["api", "db", "worker"].map(inside)).toEqual([["front", "back"], ["back"], ["back"]]);
  expect(boxes).toHaveLength(4);
});

test("no two frames cover each other, and all are within the picture", () => {
  const { boxes, ports, stores, width, height } = draw(ML);
  const all = [...boxes, ...ports, ...stores];
  expect(all.filter((one) => all.some((other) => covers(one, other)))).toEqual([]);
  expect(all.filter(({ x, y, width: w, height: h }) => x < 0 || y < 0 || x + w > width || y + h > height)).toEqual([]);
});

test("published ports say where they lead and for whom, above the machine's edge", () => {
  const { ports, edge = 0, bands } = draw(ML);
  expect(of(ports, "api").map(({ title, note }) => `${title}, ${note}`)).toEqual([
    "8000 → 8000, this machine only",
    "any port → 9000, every machine",
  ]);
  expect(ports.every(({ y, height }) => y + height < edge)).toBe(true);
  expect(bands.every(({ y }) => y > edge)).toBe(true);
});

test("a volume that two services share is drawn once, and a line of each leads to it", () => {
  const { stores, lines } = draw(ML);
  expect(stores.map(({ title, kind }) => `${kind} ${title}`)).toEqual(["volume data", "folder ./seed"]);
  const [data] = stores;
  const line = lines.findLast(({ service }) => service === "worker")?.path;
  expect(line).toContain(`H${(data?.x ?? 0) + (data?.width ?? 0) / 2}V${data?.y}`);
});

test("a line to what lies below something else passes it on the left", () => {
  const { stores, lines } = draw(`services:
  a: { image: a, volumes: ["./one:/one", "./two:/two"] }
  b: { image: b, volumes: ["./two:/two"] }`);
  const two = stores.find(({ title }) => title === "./two");
  expect(lines.at(-1)?.path).toMatch(new RegExp(`H(\\d+)V(\\d+)H${two?.x}$`));
  expect(Number(/H(\d+)V\d+H\d+$/.exec(lines.at(-1)?.path ?? "")?.[1])).toBeLessThan(two?.x ?? 0);
});

test("secrets, configs and folders in memory are drawn below what uses them", () => {
  const { stores } = draw(`services:
  a: { image: a, tmpfs: /tmp, secrets: [pw], configs: [set] }
  b: { image: b, secrets: [pw] }
secrets: { pw: { file: x } }
configs: { set: { content: x } }`);
  expect(stores.map(({ kind, title, note }) => `${kind} ${title} ${note}`)).toEqual([
    "memory in memory /tmp",
    "secret pw /run/secrets/pw",
    "config set /set",
  ]);
});

test("network modes are bands of their own", () => {
  const { bands } = draw(`services:
  a: { image: a, network_mode: host }
  b: { image: b, network_mode: none }
  c: { image: c, network_mode: "service:b" }
  d: { image: d }`);
  expect(bands.map(({ title }) => title)).toEqual([
    "this machine’s own network",
    "no network",
    "the network of b",
    "default",
  ]);
});

test("long names are cut, and a stack without services has a picture without any", () => {
  const { boxes } = draw(`services: { ${"very-long-".repeat(8)}: { image: a } }`);
  expect(boxes[0]?.title).toMatch(/^very-long-.*…$/);
  expect(boxes[0]?.width).toBeLessThan(200);
  const empty: Stack = { ...stackOf(ML), services: new Map() };
  expect(layOut(empty)).toMatchObject({ boxes: [], left: 0, edge: undefined });
});

test("of a thousand services sixty are drawn, and placing them does not take longer", () => {
  expect(layOut(many(1000))).toMatchObject({ left: 940 });
  expect(growthOf({ make: many, work: layOut })).toBeLessThan(LIMIT);
});
