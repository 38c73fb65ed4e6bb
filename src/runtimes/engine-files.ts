import { megabytes } from "./offer.ts";
import { LoadFailure, type EngineFile, type EngineOffer, type LoadProgress } from "./runtime.ts";

/** The files of an engine by their path, unpacked. */
export type ArrivedFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** What fetching needs from outside, so that a test can hand in its own. */
export interface Places {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Keeps files for the next visit; none where the browser has no such store, as on an insecure address. */
  readonly caches: Keeper | undefined;
  readonly digest: ((bytes: BufferSource) => Promise<ArrayBuffer>) | undefined;
  /** How long nothing may arrive before a file counts as failed, in milliseconds. */
  readonly patience: number;
}

/** As much of the browser's store of answers as is used here. */
interface Keeper {
  keys(): Promise<string[]>;
  open(name: string): Promise<Store>;
  delete(name: string): Promise<boolean>;
}
type Store = Pick<Cache, "match" | "put">;

const HERE: Places = {
  fetch: async (address, init) => await fetch(address, init),
  caches: globalThis.caches,
  digest: globalThis.crypto?.subtle && (async (bytes) => await crypto.subtle.digest("SHA-256", bytes)),
  patience: 30_000,
};

/**
 * Gets the files of an engine: from what was kept at an earlier visit, else from the site, with progress in bytes.
 * What arrived whole is kept under the engine's version, and what was kept of other versions goes.
 *
 * @throws {LoadFailure} that names the first file that did not arrive whole.
 */
export async function arriveFiles(
  offer: EngineOffer,
  onProgress: (progress: LoadProgress) => void,
  places: Places = HERE,
): Promise<ArrivedFiles> {
  const total = offer.files.reduce((sum, file) => sum + file.bytes, 0);
  const loaded = new Map<EngineFile, number>();
  const report = (file: EngineFile, bytes: number): void => {
    loaded.set(file, Math.max(loaded.get(file) ?? 0, Math.min(bytes, file.bytes)));
    onProgress({ loaded: sum(loaded.values()), total, stage: "fetching" });
  };
  const kept = await openStore(offer, places);
  const arrived = await Promise.all(
    offer.files.map(async (file) => {
      const bytes = await arrive(offer.folder + file.path, file, { kept, places, onBytes: (n) => report(file, n) });
      return [plainPath(file), bytes] as const;
    }),
  );
  onProgress({ loaded: total, total, stage: "starting" });
  return new Map(arrived);
}

/** The path of a file without the ending that its packing added. */
function plainPath({ path, packed }: EngineFile): string {
  return packed ? path.slice(0, -packed.length - 1) : path;
}

interface Arrival {
  readonly kept: Store | undefined;
  readonly places: Places;
  readonly onBytes: (bytes: number) => void;
}

/** Says of which file of the site a kept one was unpacked, by its hash. */
const UNPACKED_FROM = "X-Unpacked-From";

/** Gives a file unpacked, which is also how it is kept: unpacking R's takes a tenth of a second at every start. */
async function arrive(address: string, file: EngineFile, arrival: Arrival): Promise<Uint8Array<ArrayBuffer>> {
  const { kept, places, onBytes } = arrival;
  const found = await kept?.match(address).catch(() => undefined);
  if (found?.headers.get(UNPACKED_FROM) === file.sha256) {
    const bytes = new Uint8Array(await found.arrayBuffer());
    onBytes(file.bytes);
    return bytes;
  }
  const fetched = await fetchWhole(address, file, places, onBytes);
  const plain = file.packed ? await unpack(fetched, file.packed) : fetched;
  const headers = { "Content-Type": typeOf(address), [UNPACKED_FROM]: file.sha256 };
  // A full disk is no reason to fail: the file is fetched again next time.
  await kept?.put(address, new Response(plain, { headers })).catch(() => {});
  return plain;
}

async function fetchWhole(
  address: string,
  file: EngineFile,
  places: Places,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const first = await fetchBytes(address, file, places, onBytes, "default");
  if (await isRight(first, file, places)) return first;
  // The browser may hold a file of an earlier build under the same address: once past it.
  const second = await fetchBytes(address, file, places, onBytes, "reload");
  if (await isRight(second, file, places)) return second;
  const came = `${megabytes(second.length)} of ${megabytes(file.bytes)} arrived`;
  throw failure(address, second.length === file.bytes ? "it is not the file that this page was built with" : came);
}

async function fetchBytes(
  address: string,
  file: EngineFile,
  { fetch, patience }: Places,
  onBytes: (bytes: number) => void,
  cache: RequestCache,
): Promise<Uint8Array<ArrayBuffer>> {
  const giveUp = new AbortController();
  const watch = (): ReturnType<typeof setTimeout> => setTimeout(() => giveUp.abort(), patience);
  let timer = watch();
  let length = 0;
  try {
    const response = await fetch(address, { cache, signal: giveUp.signal });
    if (!response.ok) throw failure(address, `the site answered ${response.status}`);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for await (const piece of response.body ?? []) {
      clearTimeout(timer);
      timer = watch();
      length += piece.length;
      pieces.push(piece);
      onBytes(length);
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  } catch (cause) {
    if (cause instanceof LoadFailure) throw cause;
    throw failure(address, explain(length, file, giveUp.signal.aborted), cause);
  } finally {
    clearTimeout(timer);
  }
}

function explain(length: number, file: EngineFile, late: boolean): string {
  if (late) return "nothing more arrived for a while";
  return length > 0
    ? `it broke off after ${megabytes(length)} of ${megabytes(file.bytes)}`
    : "the site was not reached";
}

function failure(address: string, reason: string, cause?: unknown): LoadFailure {
  const message = `${address} could not be loaded: ${reason}. Check the connection, then try again; the rest of the page works without it.`;
  return new LoadFailure(message, { address, cause });
}

/** Where the browser gives no hashes, on an insecure address, the length alone is checked. */
async function isRight(bytes: Uint8Array<ArrayBuffer>, file: EngineFile, { digest }: Places): Promise<boolean> {
  if (bytes.length !== file.bytes) return false;
  if (!digest) return true;
  const hash = new Uint8Array(await digest(bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("") === file.sha256;
}

async function unpack(bytes: Uint8Array<ArrayBuffer>, packing: "gzip"): Promise<Uint8Array<ArrayBuffer>> {
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(packing));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

async function openStore(offer: EngineOffer, { caches }: Places): Promise<Store | undefined> {
  const name = `engine ${offer.folder}`;
  const family = name.slice(0, name.lastIndexOf("/", name.length - 2) + 1);
  try {
    const names = (await caches?.keys()) ?? [];
    await Promise.all(
      names.filter((other) => other.startsWith(family) && other !== name).map(async (old) => await caches?.delete(old)),
    );
    return await caches?.open(name);
  } catch {
    return undefined;
  }
}

function typeOf(address: string): string {
  return address.endsWith("js") ? "text/javascript; charset=utf-8" : "application/octet-stream";
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
