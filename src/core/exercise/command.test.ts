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
  [run, "docker run -dit -p 8000:80 --name sir sir-api", "right", [/no harm here: `--interactive`, `--tty`/]],
  [run, "docker run -d -p 127.0.0.1:8000:80 --name sir sir-api", "right", [/only your own machine/]],
  [run, "docker run -d -p 127.0.0.1:8001:80 --name sir sir-api", "wrong", [/another value/]],
  [run, "docker run -d -p 8000 --name sir sir-api", "wrong", [/Docker picks one of your machine/]],
  [run, "docker run -d -p localhost:8000:80 --name sir sir-api", "wrong", [/address in digits/]],
  [run, "docker run -d -p 8000:80 --name SIR sir-api", "wrong", [/Capitals count/]],
  [run, "docker run -d -p 8000:80 --name sir SIR-API", "wrong", [/Capitals count/]],
  [build, "docker build --no-cache -t sir-api:1.0 .", "right", [/no harm here: `--no-cache`/]],
  [build, "docker build --push -t sir-api:1.0 .", "wrong", [/Too much: `--push`/]],
  [
    { ...build, command: "docker build --platform linux/amd64 ." },
    "docker build --platform amd64 .",
    "wrong",
    [/system and the processor/],
  ],
  [
    { ...run, command: "docker run -v /a:/b:ro a" },
    "docker run --mount type=volume,source=/a,target=/b,readonly a",
    "wrong",
    [/has `type=bind`/],
  ],
  [{ ...run, command: "docker run -v /a:/b:ro a" }, "docker run -v /a:/b:RO a", "wrong", [/in small letters/]],
  [
    { ...run, command: "docker run -v /a:/b:ro a" },
    "docker run -v a/x:/b:ro a",
    "wrong",
    [/a path begins with `\/` or/],
  ],
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
