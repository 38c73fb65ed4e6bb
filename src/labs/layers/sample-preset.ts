import type { Preset } from "./preset.ts";

/** A small project for tests: a lockfile, a model, and an order in which a change of the model installs nothing. */
export function samplePreset(more: Partial<Preset> = {}): Preset {
  return {
    name: "sample@01",
    title: "Sample",
    dockerfile: "FROM python\nWORKDIR /app\nCOPY lock .\nRUN pip install -r lock\nCOPY src src\nCMD run\n",
    ignore: "",
    files: [
      { path: "Dockerfile", bytes: 90, content: "d" },
      { path: "lock", bytes: 1000, content: "l" },
      { path: "src/model.py", bytes: 2000, content: "m" },
      { path: "src/big.csv", bytes: 5_000_000, content: "b" },
    ],
    edits: ["src/model.py", "lock"],
    recorded: { "RUN pip install -r lock": { seconds: 12, bytes: 80_000_000 }, "COPY src src": { seconds: 0.2 } },
    conditions: "",
    ...more,
  };
}
