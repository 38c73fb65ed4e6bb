import { expect, test } from "vitest";
import { gradeCommand } from "./command.ts";

const run = {
  right: "Right. It runs.",
  command: "docker run -d -p 8000:80 --name sir sir-api",
  wrong: [{ answer: "docker start sir-api", feedback: "There is no container to start yet." }],
};
const build = { ...run, command: "docker build -t sir-api:1.0 .", wrong: [] };

test.each([
  [run, "docker run --name=sir -dp 8000:80 sir-api", "right", [/^Right/]],
  [run, "docker run –d -p 8000:80 --name sir sir-api", "right", [/^Right/, /long one/]],
  [run, "  ", "missing", [/no command yet/]],
  [run, "docker ".repeat(500), "missing", [/3,500 characters/]],
  [run, "docker container start sir-api", "wrong", [/no container to start/]],
  [
    run,
    "docker run sir-api -d -p 8000:80 --name sir",
    "wrong",
    [/stand after `sir-api`, so they belong to the command/],
  ],
  [run, "docker run -d -p 8000:80 sir-api --name sir", "wrong", [/`--name` stands after `sir-api`/]],
  [run, "docker run -d -p 8000:80 --name sir sir-api --rm", "wrong", [/`--rm` stands after `sir-api`/]],
  [
    { ...run, command: "docker run -v ./data:/data:ro sir-api" },
    "docker run -v ./data:/data sir-api",
    "wrong",
    [/another value than `\.\/data:\/data`/],
  ],
  [run, "docker run -d sir-api", "wrong", [/Missing: `-p` \(`--publish`\) and `--name`\./]],
  [run, "docker run -d --rm -p 8000:80 --name sir sir-api", "wrong", [/Too much: `--rm`\./]],
  [run, "docker run -d -p 80:8000 --name sir sir-api", "wrong", [/the other way round/]],
  [run, "docker run -d -p 8000:8000 --name sir sir-api", "wrong", [/another value than `8000:8000`/]],
  [run, "docker run -d -p 8000:80 --name sir", "wrong", [/The image is missing/]],
  [
    run,
    "docker run -d -p 8000:80 --name sir-api",
    "wrong",
    [/takes the next word as its value, here `sir-api`/, /`--name`/],
  ],
  [run, "docker run -d -p 8000:80 --name sir sir", "wrong", [/The image is another one than `sir`/]],
  [run, "docker run -d -p 8000:80 --name sir sir-api bash", "wrong", [/Too much: `bash`/]],
  [run, "docker build -t sir-api .", "wrong", [/`docker build` does something else/]],
  [run, "docker run -rm sir-api", "wrong", [/two dashes: `--rm`/]],
  [build, "docker build -t sir-api:1.0", "wrong", [/build context is missing/]],
  [build, "docker build -t .", "wrong", [/takes the next word as its value, here `\.`/, /another value/]],
  [build, "docker build .", "wrong", [/Missing: `-t`/]],
  [build, "docker build -t sir-api .", "wrong", [/another value than `sir-api`/]],
  [build, "docker build . sir-api:1.0", "wrong", [/Too much: `sir-api:1.0`/, /Missing/]],
])("gradeCommand(…) of %#: %j is %s", (task, answer, kind, says) => {
  const verdict = gradeCommand(task, answer);
  expect(verdict.kind).toBe(kind);
  for (const pattern of says) expect(verdict.says.join("\n")).toMatch(pattern);
});
