import { describe, expect, test } from "vitest";
import { importedFiles } from "./imports.ts";

const files = new Map([
  ["api/__init__.py", "VERSION = 1"],
  ["api/model.py", "from math import ceil"],
  ["api/messages.py", "import json\nfrom .model import (\n    Epidemic,\n)\nfrom pydantic import Field"],
  ["api/other.py", ""],
  ["health.py", ""],
  ["src/model.ts", ""],
  ["package.json", "{}"],
  ["src/answer.ts", 'import data from "../package.json" with { type: "json" };\nimport { peak } from "./model.ts";'],
  ["src/first.ts", 'import "./second.ts";'],
  ["src/second.ts", 'export * from "./first.ts";'],
  ["model.R", ""],
  ["service.R", "source('model.R')"],
]);

describe("importedFiles", () => {
  test.each([
    ["api/__main__.py", "from .model import simulate", ["api/__init__.py", "api/model.py"]],
    ["api/__main__.py", "from . import messages", ["api/__init__.py", "api/messages.py", "api/model.py"]],
    ["api/__main__.py", "import os, api.other", ["api/__init__.py", "api/other.py"]],
    ["tests/test_api.py", "from api.other import nothing", ["api/__init__.py", "api/other.py"]],
    ["tests/test_api.py", "    import health", ["health.py"]],
    ["api/model.py", "from math import ceil\nx = 'import it'", []],
    ["src/server.ts", 'import { answer } from "./answer.ts";', ["src/answer.ts", "src/model.ts"]],
    ["src/server.ts", 'import { createServer } from "node:http";', []],
    ["test/model.test.ts", 'const { peak } = await import("../src/model.ts");', ["src/model.ts"]],
    ["src/server.ts", 'import type { Answer } from "./answer.ts";', []],
    ["src/first.ts", 'import "./second.ts";', ["src/first.ts", "src/second.ts"]],
    ["run.R", 'source("service.R")', ["model.R", "service.R"]],
    ["Dockerfile", "COPY model.R .", []],
  ])("%s with %j needs %j", (path, text, needed) => {
    expect(Object.keys(importedFiles(path, text, files))).toEqual(needed);
  });

  test("gives the texts of the files", () => {
    expect(importedFiles("run.R", 'source("service.R")', files)).toEqual({
      "model.R": "",
      "service.R": "source('model.R')",
    });
  });
});
