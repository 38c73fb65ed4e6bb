/** How one kind of conformance file is compared with our own answers. */
export interface Kind {
  /** Gives the cases of a file. Throws when it is no file of this kind. */
  cases(file: unknown): readonly unknown[];
  /** Says how our answer to a case differs from the one that the file holds; undefined when it does not. */
  disagreement(testCase: unknown, file: unknown): string | undefined;
}

/** One kind of conformance file, as the page and the command line speak of it. */
export interface KindEntry {
  readonly about: string;
  /** The tool that gave the answers. */
  readonly labelledBy: string;
  /** Absent as long as there is nothing of ours to compare. */
  readonly load?: () => Promise<Kind>;
}

/** Every kind by the name of its files: "lint" for lint.json and lint-more.json. */
export const KINDS: Readonly<Record<string, KindEntry>> = {
  lint: {
    about: "Checks of a Dockerfile, and its errors",
    labelledBy: "BuildKit's linter and parser",
    load: () => import("./kinds/lint.ts"),
  },
  "shell-fuzz": {
    about: "Words and variables in a Dockerfile",
    labelledBy: "BuildKit's shell lexer",
    load: () => import("./kinds/shell-fuzz.ts"),
  },
  "cache-scenarios": {
    about: "Which steps of a build come from the cache",
    labelledBy: "BuildKit 0.26.3",
    load: () => import("./kinds/cache-scenarios.ts"),
  },
  "dockerignore-context": {
    about: "What is sent of a build context",
    labelledBy: "the context filter of BuildKit 0.26.3",
    load: () => import("./kinds/dockerignore-context.ts"),
  },
  ignorefile: {
    about: "The patterns of a .dockerignore",
    labelledBy: "moby's reader of ignore files",
    load: () => import("./kinds/ignorefile.ts"),
  },
  "patternmatcher-fuzz": {
    about: "Which paths a pattern matches",
    labelledBy: "moby's patternmatcher",
    load: () => import("./kinds/patternmatcher-fuzz.ts"),
  },
  "compose-interpolation": {
    about: "Variables in a Compose file",
    labelledBy: "compose-go",
    load: () => import("./kinds/compose-interpolation.ts"),
  },
  "compose-model": {
    about: "What a Compose file means",
    labelledBy: "Docker Compose 5.5.1",
    load: () => import("./kinds/compose-model.ts"),
  },
  "compose-yaml": {
    about: "What the YAML of a Compose file says",
    labelledBy: "go-yaml 4.0.0-rc.6, which Docker Compose 5.5.1 reads with",
    load: () => import("./kinds/compose-yaml.ts"),
  },
  "compose-order": {
    about: "In which order services start and stop",
    labelledBy: "Docker Compose 5.5.1 on Docker Engine 26.1.5",
    load: () => import("./kinds/compose-order.ts"),
  },
  "compose-reach": {
    about: "Which service reaches which",
    labelledBy: "Docker Compose 2.26.1",
    load: () => import("./kinds/compose-reach.ts"),
  },
  "compose-volumes": {
    about: "Which files outlive a container",
    labelledBy: "Docker Compose 5.5.1 on Docker Engine 26.1.5",
    load: () => import("./kinds/compose-volumes.ts"),
  },
};

/** Finds the kind of a file by its name without ".json": the longest that the name is, or is before a hyphen. */
export function kindOf(name: string): string | undefined {
  const kinds = Object.keys(KINDS).filter((kind) => name === kind || name.startsWith(`${kind}-`));
  return kinds.toSorted((a, b) => b.length - a.length)[0];
}
