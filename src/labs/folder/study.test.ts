import { expect, test } from "vitest";
import { Analyst, type Channel, type Numbered, type Question } from "./analyst.ts";
import { Answerer } from "./answerer.ts";
import type { Folder } from "./read-folder.ts";
import type { FileContent } from "./source.ts";
import { type Study, studyBuild } from "./study.ts";

/** Answers at once, as the worker does. */
class OpenChannel implements Channel {
  readonly #answerer = new Answerer();
  #listener: (event: { data: Numbered }) => void = () => {};

  postMessage({ number, question }: { number: number; question: Question }): void {
    this.#listener({ data: { number, answer: this.#answerer.answer(question) } });
  }

  addEventListener(type: "message" | "error", listener: (event: { data: Numbered }) => void): void {
    if (type === "message") this.#listener = listener;
  }

  terminate(): void {}
}

function contentOf(text: string): FileContent {
  return { size: text.length, text: () => Promise.resolve(text) };
}

function folderOf(texts: Readonly<Record<string, string>>): Folder {
  const files = Object.keys(texts).map((path) => ({ path, bytes: 1, modified: 0 }));
  const definitions = new Map(Object.entries(texts).map(([path, text]) => [path, contentOf(text)] as const));
  return { name: "p", files, folders: [], bytes: files.length, definitions, troubles: [], notes: [] };
}

const ROOTS = ["api", ""] as const;

async function study(texts: Readonly<Record<string, string>>): Promise<Study> {
  const { signal } = new AbortController();
  return await studyBuild(new Analyst(new OpenChannel()), folderOf(texts), {
    dockerfile: "api/Dockerfile",
    roots: ROOTS,
    signal,
  });
}

test("a Dockerfile is built with its own folder if that is enough", async () => {
  const { root, texts, findings } = await study({
    "api/Dockerfile": "FROM a\nCOPY main.py /\n",
    "api/main.py": "",
    "api/.dockerignore": "tests\n",
    ".dockerignore": "*\n",
  });
  expect([root, texts.dockerfile?.path, findings.context.ignorefile]).toEqual(["api", "Dockerfile", ".dockerignore"]);
  expect(texts.ignorefile?.text).toBe("tests\n");
});

test("a Dockerfile that copies from outside its folder is built with the whole", async () => {
  const { root, texts } = await study({ "api/Dockerfile": "FROM a\nCOPY api/main.py /\n", "api/main.py": "" });
  expect([root, texts.dockerfile?.path]).toEqual(["", "api/Dockerfile"]);
});

test("a Dockerfile that fails with either is shown with its own folder", async () => {
  const { root, findings } = await study({ "api/Dockerfile": "FROM a\nCOPY nothing /\n" });
  expect([root, findings.plan?.steps[0]?.why]).toEqual(["api", "There is no nothing in the folder."]);
});

test("a study that nobody waits for any more asks for nothing more", async () => {
  const analyst = new Analyst(new OpenChannel());
  const cancelling = new AbortController();
  const options = { dockerfile: "api/Dockerfile", roots: ROOTS, signal: cancelling.signal };
  const studying = studyBuild(analyst, folderOf({ "api/Dockerfile": "FROM a\nCOPY nothing /\n" }), options);
  cancelling.abort();
  await expect(studying).rejects.toThrow("aborted");
});
