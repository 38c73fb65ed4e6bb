import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { zlibSync } from "fflate";
import type { GitObject } from "./git-object.ts";

/** A pack and its index, as git keeps them in objects/pack/<name>.pack and <name>.idx. */
export interface Pack {
  /** "pack-<40 hex digits>" */
  readonly name: string;
  readonly pack: Buffer;
  readonly index: Buffer;
}

/** What the index says of one object. */
interface Entry {
  readonly id: string;
  readonly crc: number;
  /** Where the object begins in the pack, in bytes. */
  readonly offset: number;
}

const KINDS = { commit: 1, tree: 2, blob: 3 } as const;

/**
 * Writes objects into one pack (version 2, without deltas) and its index (version 2), both as git's
 * documentation of pack-format describes them. The same objects give the same bytes in whatever order they come.
 */
export function writePack(objects: Iterable<GitObject>): Pack {
  const sorted = [...objects].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const parts: Buffer[] = [Buffer.concat([Buffer.from("PACK"), uint32(2), uint32(sorted.length)])];
  const entries: Entry[] = [];
  let offset = 12;
  for (const object of sorted) {
    const data = Buffer.concat([header(object), zlibSync(object.bytes, { level: 9 })]);
    entries.push({ id: object.id, crc: crc32(data), offset });
    parts.push(data);
    offset += data.length;
  }
  const pack = sealed(parts);
  return { name: `pack-${pack.subarray(-20).toString("hex")}`, pack, index: writeIndex(entries, pack.subarray(-20)) };
}

/** The kind and the length in groups of 4, then 7 bits, the lowest first; the top bit says that more follow. */
function header({ kind, bytes }: GitObject): Buffer {
  const groups = [(KINDS[kind] << 4) | (bytes.length & 0b1111)];
  for (let rest = bytes.length >>> 4; rest > 0; rest >>>= 7) groups.push(rest & 0x7f);
  return Buffer.from(groups.map((group, index) => (index < groups.length - 1 ? group | 0x80 : group)));
}

function writeIndex(entries: readonly Entry[], packHash: Buffer): Buffer {
  return sealed([
    Buffer.from([0xff, 0x74, 0x4f, 0x63]),
    uint32(2),
    ...fanout(entries),
    ...entries.map(({ id }) => Buffer.from(id, "hex")),
    ...entries.map(({ crc }) => uint32(crc)),
    ...entries.map(({ offset }) => uint32(offset)),
    packHash,
  ]);
}

/** For each first byte of an id: how many objects have that one or a lower one. */
function fanout(entries: readonly Entry[]): Buffer[] {
  const firsts = entries.map(({ id }) => Number.parseInt(id.slice(0, 2), 16));
  return Array.from({ length: 256 }, (_, byte) => uint32(firsts.filter((first) => first <= byte).length));
}

/** The parts and the SHA-1 of them all. */
function sealed(parts: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(parts);
  return Buffer.concat([bytes, createHash("sha1").update(bytes).digest()]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
