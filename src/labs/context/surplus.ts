import { patternFor } from "./pattern-for.ts";
import type { TreeNode } from "./tree.ts";

/** Why a folder is mostly not needed in a build. */
export interface Surplus {
  readonly what: string;
  /** One sentence. */
  readonly why: string;
  readonly rule: string;
}

/** Says why builds seldom need a folder, by its name; undefined when its name says nothing. */
export function findSurplus({ path, name, type, depth }: TreeNode): Surplus | undefined {
  if (type !== "folder") return undefined;
  const kind = KINDS.find(({ names }) => names.includes(name));
  // "data" and its like are what they seem only at the root.
  if (!kind || (kind.isAtRoot && depth > 0)) return undefined;
  const { what, why } = kind;
  return { what, why, rule: kind.isAtRoot ? patternFor(path) : `**/${name}` };
}

interface Kind {
  readonly names: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly isAtRoot?: true;
}

const KINDS: readonly Kind[] = [
  {
    names: [".venv", "venv"],
    what: "a virtual environment",
    why: "It holds packages for this machine; the image installs its own.",
  },
  {
    names: ["node_modules"],
    what: "installed npm packages",
    why: "They are those of this machine; the image installs its own.",
  },
  {
    names: ["data", "datasets"],
    what: "data",
    why: "Mount it when the container runs: in the image it makes every copy large.",
    isAtRoot: true,
  },
  {
    names: ["models", "checkpoints", "weights"],
    what: "trained models",
    why: "Mount or fetch them, unless your Dockerfile copies one of them.",
    isAtRoot: true,
  },
  {
    names: ["logs", "mlruns", "wandb", "runs", "outputs"],
    what: "records of runs",
    why: "They change with every run, and each change makes COPY . . run again.",
    isAtRoot: true,
  },
  {
    names: ["notebooks"],
    what: "notebooks",
    why: "Their outputs are large, and a service does not run them.",
    isAtRoot: true,
  },
  {
    names: ["dist", "build"],
    what: "what an earlier build made",
    why: "The image makes its own, and an old one may hide that it does not.",
    isAtRoot: true,
  },
  {
    names: ["__pycache__"],
    what: "Python's compiled files",
    why: "Python makes them again, and each run changes them.",
  },
  {
    names: [".ipynb_checkpoints"],
    what: "earlier versions of notebooks",
    why: "They are copies that Jupyter keeps for itself.",
  },
  {
    names: [".pytest_cache", ".mypy_cache", ".ruff_cache", ".cache"],
    what: "the cache of a tool",
    why: "The tool makes it again.",
  },
];
