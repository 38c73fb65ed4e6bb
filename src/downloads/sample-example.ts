import type { ExampleFolder } from "../schemas/example-folder.ts";
import { exampleSchema } from "../schemas/example.ts";

const text = (content: string, executable = false) => ({ bytes: new TextEncoder().encode(content), executable });

/** An example of three steps for the tests of this folder: nested folders, a script, a binary file and a removed one. */
export const sampleExample: ExampleFolder = {
  name: "sample",
  meta: exampleSchema.parse({
    title: "A sample",
    summary: "An example for tests.",
    date: "2026-01-05",
    port: 8000,
    user: "app",
    tests: { image: "python:3.13-slim", run: "python -m unittest" },
    probes: [{ name: "it is up", path: "/health", status: 200 }],
    steps: {
      "01-service": { title: "Add the service", summary: "It answers." },
      "02-image": { title: "Add an image", summary: "It builds.", removes: ["notes.txt"] },
      "03-order": { title: "Install before copying", summary: "It builds faster." },
    },
  }),
  steps: [
    {
      name: "01-service",
      removes: [],
      files: new Map([
        ["README.md", text("git clone {{SITE_URL}}/examples/sample.git\n")],
        ["app/main.py", text("print('été')\n")],
        ["app.py", text("# sorts between app and app/ in git\n")],
        [
          "app-data/noise.bin",
          { bytes: Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + 7) % 251), executable: false },
        ],
        ["notes.txt", text("notes\n")],
      ]),
    },
    {
      name: "02-image",
      removes: ["notes.txt"],
      files: new Map([
        ["Dockerfile", text("FROM python\nCOPY . .\n")],
        ["run.sh", text("#!/bin/sh\n", true)],
      ]),
    },
    { name: "03-order", removes: [], files: new Map([["Dockerfile", text("FROM python\n")]]) },
  ],
};
