import { packStory, type Story, StoryError, unpackStory } from "./story.ts";
import type { Preset } from "./preset.ts";

/** Begins the part of an address that holds a story. */
export const MARK = "#story=";

/** What a link holds: a story, or why there is none. Both are undefined for an address without a story. */
export interface Opened {
  readonly story: Story | undefined;
  readonly problem: string | undefined;
}

/** Reads the story in an address. */
export async function readLink(hash: string, presets: readonly Preset[]): Promise<Opened> {
  if (!hash.startsWith(MARK)) return { story: undefined, problem: undefined };
  try {
    const story = await unpackStory(hash.slice(MARK.length));
    if (presets.some(({ name }) => name === story.preset)) return { story, problem: undefined };
    return {
      story: undefined,
      problem: `This link is about ${story.preset}, which this lab does not have. ${INSTEAD}`,
    };
  } catch (error) {
    if (!(error instanceof StoryError)) throw error;
    return { story: undefined, problem: `This link cannot be opened: ${error.message}. ${INSTEAD}` };
  }
}

const INSTEAD = "Here is the first project instead.";

/** Gives a link to a story. */
export async function linkTo(page: string, story: Story): Promise<string> {
  return new URL(`${page}${MARK}${await packStory(story)}`, location.href).href;
}

const waiting = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>();
/** Browsers refuse an address that changes at every keystroke. */
const PAUSE = 300;

/** Puts a story into the address, on the lab's own page, or into the link to that page. */
export async function writeLink(lab: HTMLElement, story: Story): Promise<void> {
  clearTimeout(waiting.get(lab));
  const opener = lab.querySelector<HTMLAnchorElement>("a[data-do=open]");
  const page = lab.dataset["page"] ?? "";
  if (opener) opener.href = await linkTo(page, story);
  if (lab.dataset["ownsAddress"] !== "yes") return;
  await new Promise((resolve) => waiting.set(lab, setTimeout(resolve, PAUSE)));
  const link = await linkTo(page, story);
  if (lab.isConnected) history.replaceState(history.state, "", link);
}
