import type { ConfigForm } from "./config-view.ts";
import { describeService, summariseStack } from "./describe.ts";
import { type Event, type Fates, foretell } from "./fates.ts";
import { type Layout, layOut } from "./layout.ts";
import { type Matrix, matrixOf } from "./matrix.ts";
import type { ProjectFile } from "./preset.ts";
import type { Behaviours } from "./rehearsal.ts";
import { type StartStory, tellStart } from "./start-story.ts";
import { configOf, type Study, studyFiles } from "./study.ts";
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

/** How each question is answered. */
type Answering = { readonly [Kind in keyof Answers]: (study: Study, inquiry: Inquiry) => Answers[Kind] };

/** Answers the questions of a lab. It remembers the files that it read last: most questions are about the same ones. */
export class Scholar {
  #files: readonly ProjectFile[] = [];
  #study: Study | undefined;

  answer<Kind extends keyof Answers>(kind: Kind, inquiry: Inquiry): Answers[Kind] {
    return ANSWERING[kind](this.#read(inquiry.files), inquiry);
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

/** To follow more would take seconds. */
export const MOST_FOLLOWED = 200;
const MOST_WORDS = 200;

const ANSWERING: Answering = {
  sight: ({ loaded, troubles }) => {
    const stack = loaded?.stack;
    if (!stack) return { stack: undefined, verdict: `Refused: ${troubles[0]?.message ?? ""}` };
    return { stack: { services: [...stack.services.keys()], layout: layOut(stack) }, verdict: summariseStack(stack) };
  },
  remarks: ({ loaded, troubles }) => {
    const services = [...(loaded?.stack.services.values() ?? [])].slice(0, MOST_WORDS);
    const words = services.map((service) => ({
      service: service.name,
      text: loaded ? describeService(service, loaded.stack).join(" ") : "",
    }));
    return { troubles, words };
  },
  prospect: (study, inquiry) => {
    const stack = followed(study);
    if (!stack) return undefined;
    const { files, behaviours, event, crashing } = inquiry;
    return {
      story: tellStart(files, stack, behaviours),
      matrix: matrixOf(stack),
      fates: foretell({ files, stack, behaviours }, event, crashing),
    };
  },
  fates: (study, { files, behaviours, event, crashing }) => {
    const stack = followed(study);
    return stack && foretell({ files, stack, behaviours }, event, crashing);
  },
  config: ({ loaded }, { form }) => (loaded ? configOf(loaded, form) : ""),
};

function followed({ loaded }: Study): NonNullable<Study["loaded"]>["stack"] | undefined {
  return loaded && loaded.stack.services.size <= MOST_FOLLOWED ? loaded.stack : undefined;
}
