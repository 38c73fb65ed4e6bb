/** What the lab opens with: the files of a project that Compose reads, as plain data that a page can hold. */
export interface Preset {
  /** Names it in links: "ml-api@08-cache". */
  readonly name: string;
  readonly title: string;
  readonly files: readonly ProjectFile[];
}

export interface ProjectFile {
  /** From the project's folder, names parted by "/". */
  readonly path: string;
  readonly text: string;
}

/** Reads the presets that ComposeLab.astro wrote into its page. */
export function readPresets(json: string): Preset[] {
  const presets: Preset[] = JSON.parse(json);
  return presets;
}
