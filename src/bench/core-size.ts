import { gzipSync } from "node:zlib";
import { build } from "vite";

/** How large a bundle of cores is, in bytes, as the site's bundler makes it and gzip sends it. */
export interface CoreSize {
  readonly what: string;
  readonly gzip: number;
}

/** The most that all cores together may be, in bytes. */
export const CORES_BUDGET = 35_000;

/** Measures what pages load of the cores for Dockerfiles and contexts: each part alone, and at last all of them together. */
export async function measureCores(): Promise<CoreSize[]> {
  const sizes: CoreSize[] = [];
  for (const [what, exports] of Object.entries(PARTS)) sizes.push({ what, gzip: await bundle(exports) });
  return [...sizes, { what: "all together", gzip: await bundle(Object.values(PARTS).flat()) }];
}

/** What the labs import, from src/core. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  "parse, check and mend": [
    "parseDockerfile:dockerfile/dockerfile",
    "readSyntax:dockerfile/syntax",
    "lintDockerfile:dockerfile/lint",
    "fixFor:dockerfile/fix",
    "moveInstruction:dockerfile/reorder",
  ],
  plan: [
    "evaluateBuild:dockerfile/build",
    "planBuild NO_HISTORY:dockerfile/plan",
    "Snapshot matching:dockerfile/snapshot",
    "reasonInWords:dockerfile/reason-words",
    "findEarlyUses:dockerfile/early-use",
    "DockerfileError attempt onError:dockerfile/error",
  ],
  context: [
    "ContextFilter:context/context-filter",
    "parseIgnorefile:context/ignorefile",
    "PatternMatcher:context/pattern-matcher",
    "findDefinition:context/definition",
    "IgnoreError:context/ignore-error",
  ],
};

/** The most that reading a Compose project may weigh, from its texts to its stack, in bytes. */
export const COMPOSE_BUDGET = 40_000;
/** The most with the simulated engine, what survives, who reaches whom, and findings. */
export const COMPOSE_WHOLE_BUDGET = 80_000;

/** Measures the core for Compose: what reads a project, and all of it. */
export async function measureComposeCore(): Promise<{ readonly reading: number; readonly whole: number }> {
  return { reading: await bundle([READING]), whole: await bundle([READING, ...AFTER_READING]) };
}

const READING = "loadProject:compose/load";
const AFTER_READING = [
  "Rehearsal:compose/start",
  "findFates:compose/survival",
  "reachOf:compose/reach/reach",
  "explain:compose/reach/explain",
  "explainPort explainWayOut:compose/reach/explain-port",
  "findIn:compose/findings/find",
];

const ENTRY = "virtual:cores";

async function bundle(exports: readonly string[]): Promise<number> {
  const source = exports.map((each) => {
    const [names = "", module = ""] = each.split(":");
    return `export { ${names.replaceAll(" ", ", ")} } from "/src/core/${module}.ts";`;
  });
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "cores",
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) => (id === ENTRY ? source.join("\n") : undefined),
      },
    ],
    build: { write: false, modulePreload: false, rolldownOptions: { input: ENTRY, preserveEntrySignatures: "strict" } },
  });
  const outputs = "output" in built ? built.output : [];
  return outputs.reduce((sum, part) => sum + ("code" in part ? gzipSync(part.code, { level: 9 }).length : 0), 0);
}
