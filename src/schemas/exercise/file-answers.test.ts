import { describe, expect, test } from "vitest";
import { gradeWork, type Work } from "../../core/goals/grade.ts";
import { readExample, stepFiles } from "../example-folder.ts";
import { readExercise } from "../exercise-folder.ts";
import type { ExerciseOf } from "../exercise.ts";

// Whole answers as people write them, beside those that an exercise names: right ones in other words, and wrong ones.

const example = await readExample("examples", "customer-value");
const START = 'CMD ["uvicorn", "customer_value.main:app", "--host", "0.0.0.0", "--port", "80"]';
const LIST = "COPY requirements.lock .\nRUN pip install -r requirements.lock\n";
const OWN = "COPY pyproject.toml .\nCOPY src src\nRUN pip install --no-deps .\n";
const ACCOUNT = "RUN useradd app\nUSER app\n";

/** A short answer, some of whose parts are other ones. */
function write({ from = "python:3.13-slim", list = LIST, own = OWN, account = ACCOUNT, start = START } = {}): string {
  return `FROM ${from}\nWORKDIR /app\n${list}${own}${account}EXPOSE 80\n${start}\n`;
}

const [dockerfile, smaller, secrets] = await Promise.all(
  ["course-dockerfile", "course-smaller", "course-data-and-secrets"].map(async (name) => {
    const exercise = await readExercise("content/exercises", name);
    if (exercise.kind !== "file") throw new Error(`${name} is no exercise with a file.`);
    return exercise;
  }),
);

function ourText(step: string, path: string): string {
  return new TextDecoder().decode(stepFiles(example, step).get(path)?.bytes);
}

/** The title of each goal that is missed, with its reason. */
function missedBy(exercise: ExerciseOf<"file"> | undefined, texts: Readonly<Record<string, string>>): string[] {
  if (!exercise) return ["There is no exercise."];
  const step = exercise.answer.replace(/^.*@/, "");
  const isWritten = (path: string): boolean => exercise.write.some((each) => each === path);
  const paths = [...new Set([...stepFiles(example, step).keys(), ...exercise.also])].filter((path) => !isWritten(path));
  const beside = ["Dockerfile", ".dockerignore"].map((path) => [path, ourText(step, path)] as const);
  const work: Work = {
    paths,
    beside: Object.fromEntries(beside.filter(([path]) => !isWritten(path))),
    written: Object.fromEntries(
      beside.filter(([path]) => isWritten(path)).map(([path, ours]) => [path, texts[path] ?? ours]),
    ),
  };
  const { goals } = gradeWork(work, exercise.goals);
  return goals.filter(({ isMet }) => !isMet).map(({ title, reason }) => `${title}: ${reason}`);
}

const STAGES = ourText("03-smaller", "Dockerfile");
const SAFE = ourText("04-data-and-secrets", "Dockerfile");

describe("gradeWork(…) takes for right", () => {
  test.each<[string, string]>([
    ["a short answer", write()],
    ["line ends of Windows", write().replaceAll("\n", "\r\n")],
    ["small letters", write().replaceAll(/^[A-Z]+ /gm, (word) => word.toLowerCase())],
    ["an account by its number", write({ account: "USER 1000:1000\n" })],
    ["an account that is there", write({ account: "USER nobody\n" })],
    ["an account by a variable", write({ account: "ARG UID=1000\nRUN useradd -u $UID app\nUSER $UID\n" })],
    ["an account of Alpine", write({ from: "python:3.13-alpine", account: "RUN adduser -D app\nUSER app\n" })],
    ["a version by ARG", `ARG TAG=3.13-slim\n${write({ from: "python:${TAG}" })}`],
    ["a digest", write({ from: `python@sha256:${"a".repeat(64)}` })],
    [
      "ENTRYPOINT with CMD",
      write({ start: START.replace("CMD", "ENTRYPOINT").replace(', "--host', ']\nCMD ["--host') }),
    ],
    ["python -m", write({ start: START.replace('"uvicorn"', '"python", "-m", "uvicorn"') })],
    [
      "python -m without a blank",
      write({ start: START.replace('"uvicorn"', '"python3", "-m" "uvicorn"').replace('" "', "") }),
    ],
    ["options with a sign", write({ start: START.replace('--host", "', "--host=").replace('--port", "', "--port=") })],
    [
      "a shell that is replaced",
      write({ start: 'CMD ["sh", "-c", "exec uvicorn customer_value.main:app --host 0.0.0.0 --port 80"]' }),
    ],
    [
      "ADD, --link and --chmod",
      write({ own: OWN.replace("COPY src", "ADD --chmod=755 src").replace("COPY", "COPY --link") }),
    ],
    [
      "a RUN of several lines",
      write({ list: LIST.replace("RUN pip install", "RUN <<END\npip install").concat("END\n") }),
    ],
    [
      "lines that go on, with a comment",
      write({ list: LIST.replace("install", "install \\\n  # quietly\n  -q \\\n ") }),
    ],
    [
      "a bind mount",
      write({ list: "RUN --mount=type=bind,source=requirements.lock,target=/r.lock pip install -r /r.lock\n" }),
    ],
    ["the code where a container starts", write({ own: "COPY src/ /app/\n" })],
    ["a path for Python", write({ own: "COPY src src\nENV PYTHONPATH=/app/src\n" })],
    [
      "uv from its image",
      write({ list: `COPY --from=ghcr.io/astral-sh/uv:0.8.3 /uv /bin/uv\n${LIST.replace("pip", "uv pip")}` }),
    ],
  ])("%s in course-dockerfile", (_what, text) => {
    expect(missedBy(dockerfile, { Dockerfile: text })).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ["one slim stage", { Dockerfile: write() }],
    ["a stage by its number", { Dockerfile: STAGES.replace(" AS build", "").replace("--from=build", "--from=0") }],
    [
      "packages below a prefix",
      {
        Dockerfile: `FROM python:3.13 AS one\nWORKDIR /one\n${LIST}${OWN}`
          .replaceAll("install", "install --prefix=/install")
          .concat(`FROM python:3.13-slim\nCOPY --from=one /install /usr/local\n${ACCOUNT}${START}\n`),
      },
    ],
    [
      "a compiler that goes in the same layer",
      {
        Dockerfile: write({
          list: LIST.replace("RUN", "RUN apt-get update && apt-get install -y gcc &&").replace(
            /\n$/,
            " && apt-get purge -y gcc\n",
          ),
        }),
      },
    ],
    [
      "all but what is named",
      { ".dockerignore": "*\n!src\n!pyproject.toml\n!requirements*.lock\n!data\n**/__pycache__\n" },
    ],
    ["a slash at both ends", { ".dockerignore": "/**/.venv/\n**/__pycache__/**\n" }],
    ["each folder by its name", { ".dockerignore": ".venv\nnotebooks/.venv\nsrc/*/__pycache__\n" }],
  ])("%s in course-smaller", (_what, texts) => {
    expect(missedBy(smaller, texts)).toEqual([]);
  });

  test.each<[string, string]>([
    ["the name of a file of a secret", "ENV API_KEY_FILE=/run/secrets/key"],
    ["a secret that is mounted", "RUN --mount=type=secret,id=key cat /run/secrets/key > /dev/null"],
    ["a volume", "VOLUME /data"],
  ])("%s in course-data-and-secrets", (_what, line) => {
    expect(missedBy(secrets, { Dockerfile: SAFE.replace("USER app\n", `${line}\nUSER app\n`) })).toEqual([]);
  });
});

describe("gradeWork(…) tells in course-dockerfile of", () => {
  test.each<[string, string, RegExp]>([
    ["no packages", write({ list: "" }), /Nothing installs what `requirements\.lock` lists/],
    [
      "some packages",
      write({ list: "RUN pip install uvicorn fastapi\n" }),
      /`pip install uvicorn fastapi` brings what it names/,
    ],
    [
      "packages for one account",
      write({ list: `RUN useradd -m app\nUSER app\n${LIST}`, account: "" }),
      /`\.local\/bin` of its home/,
    ],
    [
      "packages without a right",
      write({ list: `RUN useradd app\nUSER app\n${LIST}`, account: "" }),
      /`pip` runs as `app` here/,
    ],
    [
      "an account that is made too late",
      write({ account: "USER app\nRUN useradd app\n" }),
      /no line above makes that account/,
    ],
    [
      "what only root may",
      write({ account: `${ACCOUNT}RUN apt-get update && apt-get install -y curl\n` }),
      /Only root has/,
    ],
    ["root at the end", write({ account: `${ACCOUNT}USER root\n` }), /This is root/],
    ["root by its number", write({ account: "USER 0:0\n" }), /This is root/],
    ["Ubuntu without pip", write({ from: "ubuntu:24.04" }), /`pip: not found`.*`python3-pip`/],
    ["a base that is empty", write({ from: "scratch" }), /`scratch` is empty/],
    [
      "an empty base that all is copied into",
      write({ from: "scratch", list: `COPY . .\n${LIST}` }),
      /`scratch` is empty/,
    ],
    ["Alpine without pip", write({ from: "alpine:3.22" }), /`pip: not found`.*`py3-pip`/],
    [
      "Debian's own pip",
      write({ from: "debian:12.5", list: `RUN apt-get update && apt-get install -y python3-pip\n${LIST}` }),
      /externally-managed/,
    ],
    ["useradd of Alpine", write({ from: "python:3.13-alpine" }), /`useradd: not found`.*Alpine/],
    [
      "apt-get of Alpine",
      write({ from: "python:3.13-alpine", account: "RUN apt-get install -y gcc\n" }),
      /`apt-get: not found`.*`apk add`/,
    ],
    ["apk of Debian", write({ account: "RUN apk add gcc\n" }), /`apk: not found`/],
    ["curl, which is not there", write({ account: "RUN curl -o x https://x.org\n" }), /`curl: not found`/],
    ["sudo", write({ list: LIST.replace("RUN", "RUN sudo") }), /`sudo: not found`/],
    [
      "a module without its package",
      write({ start: START.replace("customer_value.main", "main") }),
      /its name is `customer_value\.main:app`/,
    ],
    [
      "an option and its value in one word",
      write({ start: START.replace('--port", "80', "--port 80") }),
      /Write two: `"--port", "80"`/,
    ],
    ["single quotes", write({ start: START.replaceAll('"', "'") }), /begins like a JSON array and is none/],
    ["a comma too many", write({ start: START.replace("]", ",]") }), /begins like a JSON array and is none/],
    ["half an array", write({ start: 'CMD ["uvicorn", ' }), /begins like a JSON array and is none/],
    [
      "RUN instead of CMD",
      write({ start: "RUN uvicorn customer_value.main:app" }),
      /starts it while the image is built/,
    ],
    ["a program named after it", write({ start: `${START}\nENTRYPOINT ["python"]` }), /It starts `python`/],
    ["no FROM", write().replace(/^FROM .*\n/, ""), /`FROM` comes first/],
    ["a shell at the end", write({ start: `${START}\nCMD ["bash"]` }), /`bash`, which listens on no port/],
    [
      "a variable in a JSON array",
      write({ start: `ENV PORT=80\n${START.replace('"80"', '"$PORT"')}` }),
      /`\$PORT` is not filled in/,
    ],
    ["a command for a terminal", "docker build -t shop .", /command for a terminal/],
  ])("%s", (_what, text, says) => {
    expect(missedBy(dockerfile, { Dockerfile: text }).join("\n")).toMatch(says);
  });
});

describe("gradeWork(…) tells of", () => {
  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      "a folder that no stage makes",
      { Dockerfile: STAGES.replace("/opt/venv /opt", "/opt/env /opt") },
      /no command there makes it: "\/opt\/env"/,
    ],
    [
      "a compiler that goes a layer later",
      {
        Dockerfile: write({ list: `RUN apt-get update && apt-get install -y gcc\n${LIST}RUN apt-get purge -y gcc\n` }),
      },
      /`gcc` is a compiler/,
    ],
    ["patterns of .gitignore", { ".dockerignore": ".venv/\n__pycache__/\n" }, /`\*\*\/\.venv` matches everywhere/],
    ["one folder down", { ".dockerignore": "*/.venv\n**/__pycache__\n" }, /one folder down alone/],
    [
      "a comment behind a pattern",
      { ".dockerignore": "**/.venv # mine\n**/__pycache__\n" },
      /a comment has a line of its own/,
    ],
    [
      "several patterns in a line",
      { ".dockerignore": "**/.venv, **/__pycache__\n" },
      /Each pattern has a line of its own/,
    ],
    ["capital letters", { ".dockerignore": "**/.VENV\n**/__pycache__\n" }, /Capitals count: `\*\*\/\.VENV`/],
    ["an exception too many", { ".dockerignore": "**/.venv\n**/__pycache__\n!**/.venv\n" }, /line 3 lets it in again/],
  ])("%s in course-smaller", (_what, texts, says) => {
    expect(missedBy(smaller, texts).join("\n")).toMatch(says);
  });

  test.each<[string, string, RegExp]>([
    ["a label", "LABEL API_KEY=abc", /read its labels/],
    ["an address with a password", "RUN git clone https://me:pw@x.org/a", /address with a password/],
    ["a token", "RUN curl -H 'Authorization: Bearer abc' x.org", /It holds a token/],
    [
      "a secret that is copied",
      "RUN --mount=type=secret,id=key cp /run/secrets/key /app",
      /writes the secret into a file/,
    ],
    [
      "a secret that is printed into a file",
      "RUN --mount=type=secret,id=key cat /run/secrets/key > key",
      /writes the secret/,
    ],
    [
      "data in the Dockerfile",
      "COPY <<END /data/customers.csv\n1,a\nEND",
      /`data\/customers\.csv` is copied into a layer/,
    ],
  ])("%s in course-data-and-secrets", (_what, line, says) => {
    const text = SAFE.replace("USER app\n", `${line}\nUSER app\n`);
    expect(missedBy(secrets, { Dockerfile: text }).join("\n")).toMatch(says);
  });
});
