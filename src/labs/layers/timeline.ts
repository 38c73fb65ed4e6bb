import type { Preset } from "./preset.ts";
import type { Deed, Story } from "./story.ts";
import { beginBench, carryOut, type Workbench } from "./workbench.ts";

/** Tells stories of one preset, and carries out again only what is new in them. */
export class Timeline {
  readonly preset: Preset;
  readonly #told: { readonly deed: Deed; readonly bench: Workbench }[] = [];
  readonly #begin: Workbench;

  constructor(preset: Preset) {
    this.preset = preset;
    this.#begin = beginBench(preset);
  }

  /** Gives the bench after a story, as far as it is shown. */
  tell({ deeds, at }: Story): Workbench {
    const shown = deeds.slice(0, at);
    const differs = shown.findIndex((deed, index) => this.#told[index]?.deed !== deed);
    if (differs !== -1) this.#told.length = Math.min(differs, this.#told.length);
    for (const deed of shown.slice(this.#told.length)) {
      this.#told.push({ deed, bench: carryOut(this.#told.at(-1)?.bench ?? this.#begin, deed) });
    }
    return at === 0 ? this.#begin : (this.#told[at - 1]?.bench ?? this.#begin);
  }
}
