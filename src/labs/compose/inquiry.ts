import type { ConfigForm } from "./config-view.ts";
import { summariseStack } from "./describe.ts";
import type { Event, Fates } from "./fates.ts";
import { type Layout, layOut } from "./layout.ts";
import type { Matrix } from "./matrix.ts";
import type { ProjectFile } from "./preset.ts";
import type { Behaviours } from "./rehearsal.ts";
import type { StartStory } from "./start-story.ts";
import { type Study, studyFiles } from "./study.ts";
import type { Trouble } from "./trouble.ts";

/** What the lab asks about. Plain data, like all answers: a worker can be asked. */
export interface Inquiry {
  readonly files: readonly ProjectFile[];
  readonly behaviours: Behaviours;
  readonly event: Event;
  /** The service that crashes, if that is the event. */
  readonly crashing: string;
  readonly form: ConfigForm;
}

/** What may be asked, and the kinds of answers. */
export interface Answers {
  readonly sight: Sight;
  readonly remarks: Remarks;
  /** Undefined for a stack that Compose refuses, or that is too large to be followed. */
  readonly prospect: Prospect | undefined;
  readonly fates: Fates | undefined;
  /** What `docker compose config` prints; empty for a stack that Compose refuses. */
  readonly config: string;
}

/** What is seen first. */
export interface Sight {
  /** Undefined when Compose refuses the files. */
  readonly stack: SeenStack | undefined;
  /** The stack in a sentence, or why Compose refuses it. */
  readonly verdict: string;
}

export interface SeenStack {
  /** The names of its services. */
  readonly services: readonly string[];
  readonly layout: Layout;
}

/** What there is to say of the files, and the picture in words. */
export interface Remarks {
  readonly troubles: readonly Trouble[];
  readonly words: readonly { readonly service: string; readonly text: string }[];
}

/** What comes of the stack. */
export interface Prospect {
  readonly story: StartStory;
  readonly matrix: Matrix;
  readonly fates: Fates;
}

/** How each question is answered. What is not needed for the picture comes when it is asked for. */
type Answering = {
  readonly [Kind in keyof Answers]: (study: Study, inquiry: Inquiry) => Answers[Kind] | Promise<Answers[Kind]>;
};

/** Answers the questions of a lab. It remembers the files that it read last: most questions are about the same ones. */
export class Scholar {
  #files: readonly ProjectFile[] = [];
  #study: Study | undefined;

  async answer<Kind extends keyof Answers>(kind: Kind, inquiry: Inquiry): Promise<Answers[Kind]> {
    return await ANSWERING[kind](this.#read(inquiry.files), inquiry);
  }

  #read(files: readonly ProjectFile[]): Study {
    if (this.#study && isSame(files, this.#files)) return this.#study;
    this.#files = files;
    this.#study = studyFiles(files);
    return this.#study;
  }
}

function isSame(one: readonly ProjectFile[], other: readonly ProjectFile[]): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every(({ path, text }, at) => path === other[at]?.path && text === other[at]?.text)
  );
}

const ANSWERING: Answering = {
  sight: ({ loaded, refusal }) => {
    if (!loaded) return { stack: undefined, verdict: `Refused: ${refusal?.message ?? ""}` };
    const { stack } = loaded;
    return { stack: { services: [...stack.services.keys()], layout: layOut(stack) }, verdict: summariseStack(stack) };
  },
  remarks: async (study) => (await import("./remarks.ts")).remarksOn(study),
  prospect: async (study, inquiry) => (await import("./prospect.ts")).prospectOf(study, inquiry),
  fates: async (study, inquiry) => (await import("./prospect.ts")).fatesOf(study, inquiry),
  config: async ({ loaded }, { form }) => (loaded ? (await import("./config.ts")).configOf(loaded, form) : ""),
};
