/** Stands behind the lab's name in the part of an address that holds its state. */
const VERSION = "1.";
/** What an address may hold for most mail and chat programs to take it whole. */
const LONGEST = 8000;
/** A link can be packed so that it unpacks to gigabytes. */
const LARGEST = 2_000_000;

/** Packs a text of a lab into the part of an address behind "#"; undefined when it would be too long for one. */
export async function packLink(lab: string, text: string): Promise<string | undefined> {
  const packed = await pass(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  const letters = Array.from(packed ?? [], (byte) => String.fromCharCode(byte)).join("");
  const link = `#${lab}=${VERSION}` + btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return link.length > LONGEST ? undefined : link;
}

/** Unpacks what packLink made. */
export async function unpackLink(lab: string, hash: string): Promise<Unpacked> {
  const mark = `#${lab}=`;
  if (!hash.startsWith(mark)) return { kind: "none" };
  const start = mark.length + VERSION.length;
  if (hash.slice(mark.length, start) !== VERSION) return { kind: "broken" };
  try {
    const letters = atob(hash.slice(start).replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const bytes = await pass(packed, new DecompressionStream("deflate-raw"));
    if (!bytes) return { kind: "broken" };
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { kind: "broken" };
  }
}

/** "none" when the hash is none of this lab's: a heading's, say. */
export type Unpacked =
  | { readonly kind: "none" }
  | { readonly kind: "broken" }
  | { readonly kind: "text"; readonly text: string };

/** Sends bytes through a stream; undefined when too many come out. */
async function pass(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > LARGEST) {
      await reader.cancel();
      return undefined;
    }
    parts.push(next.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
