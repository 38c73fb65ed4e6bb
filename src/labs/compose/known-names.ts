import type { ProjectFile } from "./preset.ts";

/** What the files of a project name. */
export interface KnownNames {
  readonly services: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
  readonly secrets: readonly string[];
  readonly configs: readonly string[];
  /** Of the .env file. */
  readonly variables: readonly string[];
}

/** Finds the names in files that need not be whole: a file that is being written is broken most of the time. */
export function namesIn(files: readonly ProjectFile[]): KnownNames {
  const sections = new Map<string, Set<string>>();
  for (const { path, text } of files) if (/\.ya?ml$/.test(path)) readSections(text.slice(0, LONGEST), sections);
  const env = files.find(({ path }) => path === ".env")?.text ?? "";
  const namesOf = (section: string): string[] => [...(sections.get(section) ?? [])];
  return {
    services: namesOf("services"),
    networks: namesOf("networks"),
    volumes: namesOf("volumes"),
    secrets: namesOf("secrets"),
    configs: namesOf("configs"),
    variables: [...env.matchAll(/^(?:export\s+)?([A-Za-z_]\w*)=/gm)].map(([, name = ""]) => name),
  };
}

const LONGEST = 200_000;

function readSections(text: string, sections: Map<string, Set<string>>): void {
  let names: Set<string> | undefined;
  let column = 0;
  for (const line of text.split("\n")) {
    const [, space = "", key = "", rest = ""] = /^( *)["']?([\w.-]+)["']?:(?:\s+(.*))?$/.exec(line) ?? [];
    if (key === "") continue;
    if (space === "") {
      names = sections.get(key) ?? new Set();
      sections.set(key, names);
      column = 0;
      for (const [, name = ""] of flowKeys(rest)) names.add(name);
    } else if (names) {
      if (column === 0) column = space.length;
      if (space.length === column) names.add(key);
    }
  }
}

/** The keys of a map of one line, `{ data: , cache: {} }`, not those within them. */
function flowKeys(text: string): RegExpExecArray[] {
  if (!text.startsWith("{")) return [];
  const outer = text.slice(1).replaceAll(/\{[^{}]*\}/g, "");
  return [...outer.matchAll(/(?:^|,)\s*["']?([\w.-]+)["']?\s*:/g)];
}
