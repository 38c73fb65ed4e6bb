/** What the lab opens with: a project before the reader changes anything, as plain data that a page can hold. */
export interface Preset {
  /** Names it in links: "sir-api@04-order". */
  readonly name: string;
  readonly title: string;
  readonly dockerfile: string;
  readonly ignore: string;
  readonly files: readonly PresetFile[];
  /** Files that somebody who works on the project changes often; the first is changed in the lab's first picture. */
  readonly edits: readonly string[];
  /** What the verifier recorded of instructions of this project, by their text. */
  readonly recorded: Readonly<Record<string, Recorded>>;
  /** When and with what that was recorded; empty if nothing was. */
  readonly conditions: string;
}

export interface PresetFile {
  /** From the context's root, names parted by "/". */
  readonly path: string;
  readonly bytes: number;
  /** Tells one content from another: a digest. */
  readonly content: string;
  readonly isExecutable?: boolean;
}

export interface Recorded {
  readonly seconds?: number;
  /** How much the layer adds to the image. */
  readonly bytes?: number;
}

/** Reads the presets that LayerLab.astro wrote into its page. */
export function readPresets(json: string): Preset[] {
  const presets: Preset[] = JSON.parse(json);
  return presets;
}
