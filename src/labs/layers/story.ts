import type { Preset } from "./preset.ts";

/** Something that the reader did. */
export type Deed =
  | { readonly do: "build" }
  /** Gives a file a content that it never had. */
  | { readonly do: "edit"; readonly file: string }
  /** Gives a file the content back that it had at first. */
  | { readonly do: "restore"; readonly file: string }
  | { readonly do: "add"; readonly file: string }
  | { readonly do: "remove"; readonly file: string }
  | { readonly do: "dockerfile"; readonly text: string }
  | { readonly do: "ignore"; readonly text: string }
  | { readonly do: "settings"; readonly target: string; readonly args: string; readonly noCache: boolean }
  /** Keeps the Dockerfile as it is, to compare what comes with it. */
  | { readonly do: "keep" };

/** What the reader did with a preset, in order, and up to where it is shown: a deed that was undone is still there. */
export interface Story {
  readonly preset: string;
  readonly deeds: readonly Deed[];
  readonly at: number;
}

/** Gives what a preset opens with: it was built once, then a file was changed that changes often. */
export function firstStory({ name, edits: [file] }: Preset): Story {
  const deeds: Deed[] = [{ do: "build" }, ...(file === undefined ? [] : [{ do: "edit", file } as const])];
  return { preset: name, deeds, at: deeds.length };
}

/** The name of a file without its folders. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Adds a deed behind what is shown; what was undone before is gone. Typing on is one deed, not one for each letter. */
export function addDeed(story: Story, deed: Deed): Story {
  const shown = story.deeds.slice(0, story.at);
  const last = shown.at(-1);
  const continues = last?.do === deed.do && CONTINUED.has(deed.do);
  const deeds = [...(continues ? shown.slice(0, -1) : shown), deed];
  return { ...story, deeds, at: deeds.length };
}

const CONTINUED: ReadonlySet<Deed["do"]> = new Set(["dockerfile", "ignore", "settings"]);

/** Why a link does not open. */
export class StoryError extends Error {
  override readonly name = "StoryError";
}

const VERSION = "1.";
/** A link holds a few files' texts; what unpacks to more was made by no reader. */
const MOST = 1_000_000;

/** Gives a story as a text for an address. */
export async function packStory({ preset, deeds, at }: Story): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([preset, at, deeds]));
  const packed = await collect(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")), Infinity);
  const letters = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""));
  return VERSION + letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Reads such a text. Throws a StoryError, with what is wrong, for any other. */
export async function unpackStory(text: string): Promise<Story> {
  if (!text.startsWith(VERSION))
    throw new StoryError("the link is of another version of this lab, or is none of its links");
  const value: unknown = await unpack(text.slice(VERSION.length)).catch((cause: unknown) => {
    throw new StoryError("the link is cut off or was changed", { cause });
  });
  const [preset, at, deeds] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof preset !== "string" || !Array.isArray(deeds)) throw new StoryError("the link holds no story");
  const read = deeds.map(readDeed);
  const isPlace = typeof at === "number" && Number.isInteger(at) && at >= 0 && at <= read.length;
  return { preset, deeds: read, at: isPlace ? at : read.length };
}

async function unpack(letters: string): Promise<unknown> {
  const packed = Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const value: unknown = JSON.parse(new TextDecoder().decode(await collect(stream, MOST)));
  return value;
}

async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length <= most) continue;
    await reader.cancel();
    throw new RangeError("too long");
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function readDeed(value: unknown): Deed {
  const deed = new Map<string, unknown>(Object.entries(value ?? {}));
  const text = (key: string): string => {
    const found = deed.get(key);
    if (typeof found !== "string") throw new StoryError("the link holds something that this lab does not know");
    return found;
  };
  const name = deed.get("do");
  switch (name) {
    case "build":
    case "keep":
      return { do: name };
    case "edit":
    case "restore":
    case "add":
    case "remove":
      return { do: name, file: text("file") };
    case "dockerfile":
    case "ignore":
      return { do: name, text: text("text") };
    case "settings":
      return { do: "settings", target: text("target"), args: text("args"), noCache: deed.get("noCache") === true };
    default:
      throw new StoryError("the link holds something that this lab does not know");
  }
}
