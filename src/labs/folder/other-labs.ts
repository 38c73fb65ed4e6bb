import { ContextLab } from "../context/context-lab.ts";
import { startContextFilter } from "../context/context-filter-client.ts";
import type { Project } from "../context/project.ts";
import { LayerLab } from "../layers/layer-lab.ts";
import type { Preset } from "../layers/preset.ts";
import { part } from "../part.ts";

/** What is handed over to the labs that stand below. */
export interface HandedOver {
  readonly project: Project;
  readonly preset: Preset;
}

/** The Context lab and the Layer lab that stand beside the folder lab, hidden until they are asked for. */
export class OtherLabs {
  readonly #place: Element | null;

  /** @param place What they stand in. */
  constructor(place: Element | null) {
    this.#place = place;
  }

  /**
   * Fetches what these labs fetch only when they need it, so that they open with the network off as well. Does without
   * what cannot be had.
   */
  async fetch(): Promise<void> {
    const filter = startContextFilter();
    await Promise.allSettled([import("../layers/editor.ts"), filter.filter([], "")]);
    filter.close();
  }

  /** Opens a project in one of them, and goes there. */
  open(name: "context" | "layers", { project, preset }: HandedOver): void {
    const place = this.#places.find(({ dataset }) => dataset["lab"] === name);
    if (!place) return;
    place.hidden = false;
    if (name === "context") part(place, "context-lab", ContextLab).open(project);
    else part(place, "layer-lab", LayerLab).open(preset);
    part(place, "h2", HTMLElement).focus();
  }

  /** Hides them: what was handed over is no longer what is shown. */
  close(): void {
    for (const place of this.#places) place.hidden = true;
  }

  get #places(): HTMLElement[] {
    return [...(this.#place?.querySelectorAll<HTMLElement>("[data-lab]") ?? [])];
  }
}
