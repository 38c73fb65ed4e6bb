import { programOf } from "./commands.ts";

/** What a command installs. */
export interface Install {
  readonly manager: "pip" | "system" | "conda" | "other";
  /** The packages that it names. */
  readonly packages: readonly string[];
  /** The files that it reads; a folder is what it installs itself. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Whether it installs what others made, not only the project itself. */
  readonly isOfOthers: boolean;
  /** Whether it takes packages away. */
  readonly isRemoval: boolean;
}

/** Says what a command installs or takes away; undefined for any other command. */
export function readInstall(words: readonly string[]): Install | undefined {
  const program = programOf(words).replace(/(?:\d+(?:\.\d+)*)$/, "");
  const rest = words.slice(1);
  if (program === "python" && rest[0] === "-m" && rest[1] === "pip") return readPip(rest.slice(2));
  if (program === "pip") return readPip(rest);
  if (program === "uv") return rest[0] === "pip" ? readPip(rest.slice(1)) : readLocked("uv", rest);
  if (/^(?:poetry|pipenv|pdm|npm|yarn|pnpm)$/.test(program)) return readLocked(program, rest);
  if (/^(?:apt-get|apt|aptitude|apk|dnf|yum|microdnf|zypper)$/.test(program)) return readSystem(rest);
  if (/^(?:conda|mamba|micromamba)$/.test(program)) return readConda(rest);
  return readR(program, words);
}

const NOTHING: Install = {
  manager: "other",
  packages: [],
  files: [],
  folders: [],
  isOfOthers: true,
  isRemoval: false,
};

/** Options of pip that a value follows. */
const PIP_VALUES =
  /^(?:-r|--requirement|-c|--constraint|-i|--index-url|--extra-index-url|-f|--find-links|-t|--target|--prefix|--root|--python|-w|--wheel-dir|--cache-dir|--timeout|--platform|--progress-bar|--no-binary|--only-binary|-d|--dest|-e|--editable)$/;

/** What every image brings along: not what a project needs. */
const TOOLS = /^(?:pip|setuptools|wheel|uv|build|poetry|pipenv)(?:[=<>~!].*)?$/;

function readPip(words: readonly string[]): Install | undefined {
  const action = words.find((word) => /^(?:install|wheel|sync|download)$/.test(word));
  if (action === undefined) return undefined;
  const [packages, files, folders]: [string[], string[], string[]] = [[], [], []];
  for (let at = 0; at < words.length; at += 1) {
    const [option, joined] = splitOption(words[at] ?? "");
    if (option === action && joined === undefined) continue;
    const value = PIP_VALUES.test(option) ? (joined ?? words[(at += 1)] ?? "") : undefined;
    if (/^(?:-r|--requirement|-c|--constraint)$/.test(option)) files.push(value ?? "");
    else if (/^(?:-e|--editable)$/.test(option)) folders.push(folderOf(value ?? ""));
    else if (option.startsWith("-")) continue;
    else if (action === "sync") files.push(option);
    else if (/^(?:\.{1,2}(?:\/.*)?|.*\/)(?:\[.*\])?$/.test(option)) folders.push(folderOf(option));
    else packages.push(option);
  }
  const others = packages.filter((name) => !name.endsWith(".whl") && !TOOLS.test(name));
  const isAlone = words.includes("--no-deps") && files.length === 0 && others.length === 0;
  const isOfAll = packages.some((name) => name.endsWith("*.whl"));
  const isOfOthers = !isAlone && (files.length > 0 || others.length > 0 || folders.length > 0 || isOfAll);
  return { ...NOTHING, manager: "pip", packages, files, folders, isOfOthers };
}

/** "--requirement=a" and "-ra" are an option with its value. */
function splitOption(word: string): [option: string, value: string | undefined] {
  const long = /^(--[\w-]+)=(.*)$/s.exec(word);
  if (long) return [long[1] ?? "", long[2]];
  const short = /^(-[rce])([^-].*)$/s.exec(word);
  return short ? [short[1] ?? "", short[2]] : [word, undefined];
}

function folderOf(word: string): string {
  return word.replace(/\[.*\]$/, "") || ".";
}

/** Programs that install what the project's own files say, and those files. */
const LOCKED: Readonly<Record<string, { readonly actions: RegExp; readonly files: readonly string[] }>> = {
  uv: { actions: /^(?:sync|add)$/, files: ["pyproject.toml"] },
  poetry: { actions: /^(?:install|add)$/, files: ["pyproject.toml"] },
  pipenv: { actions: /^(?:install|sync)$/, files: [] },
  pdm: { actions: /^(?:install|sync|add)$/, files: ["pyproject.toml"] },
  npm: { actions: /^(?:ci|install|i)$/, files: ["package.json"] },
  yarn: { actions: /^(?:install|add)$/, files: ["package.json"] },
  pnpm: { actions: /^(?:install|i|add)$/, files: ["package.json"] },
};

function readLocked(program: string, words: readonly string[]): Install | undefined {
  const { actions, files } = LOCKED[program] ?? {};
  const [action = "install", ...names] = words.filter((word) => !word.startsWith("-"));
  if (!actions?.test(action) || words.includes("-g") || words.includes("--global")) return undefined;
  const more = action === "ci" ? ["package-lock.json"] : [];
  return { ...NOTHING, packages: names, files: [...(files ?? []), ...more] };
}

function readSystem(words: readonly string[]): Install | undefined {
  const named = words.filter((word) => !word.startsWith("-") || word.startsWith("--virtual"));
  const [action = "", ...packages] = named;
  const isRemoval = /^(?:remove|purge|del|erase|autoremove)$/.test(action);
  if (!isRemoval && !/^(?:install|add|in)$/.test(action)) return undefined;
  return { ...NOTHING, manager: "system", packages: packages.map((name) => name.replace(/[=<>~].*$/, "")), isRemoval };
}

function readConda(words: readonly string[]): Install | undefined {
  const isWanted = words.some((word) => /^(?:install|create|update)$/.test(word));
  if (!isWanted) return undefined;
  const file = words[words.findIndex((word) => /^(?:-f|--file)$/.test(word)) + 1] ?? "";
  const files = words.some((word) => /^(?:-f|--file)$/.test(word)) ? [file] : [];
  return { ...NOTHING, manager: "conda", packages: words.map((name) => name.replace(/[=<>].*$/, "")), files };
}

function readR(program: string, words: readonly string[]): Install | undefined {
  if (/^install\w*\.r$/.test(program)) return { ...NOTHING, packages: words.slice(1) };
  const isCode = /^(?:Rscript|R)$/.test(program);
  const isInstall = /install\.packages|install_\w+\(|renv::(?:restore|install)|pak::/.test(words.join(" "));
  return isCode && isInstall ? NOTHING : undefined;
}
