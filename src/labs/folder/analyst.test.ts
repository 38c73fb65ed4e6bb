import { expect, test } from "vitest";
import { Analyst, type Answer, type Channel, type Numbered, type Question } from "./analyst.ts";

/** Stands for a worker: keeps what it was asked, and answers when the test says so. */
class QuietChannel implements Channel {
  readonly asked: { number: number; question: Question }[] = [];
  #onMessage: (event: { data: Numbered }) => void = () => {};
  #onError: () => void = () => {};

  postMessage(message: { number: number; question: Question }): void {
    this.asked.push(message);
  }

  addEventListener(type: "message" | "error", listener: (event: { data: Numbered }) => void): void {
    if (type === "message") this.#onMessage = listener;
    else this.#onError = () => listener({ data: { number: 0, answer: { to: "start" } } });
  }

  terminate(): void {}

  answer(answer: Answer): void {
    this.#onMessage({ data: { number: this.asked.at(-1)?.number ?? 0, answer } });
  }

  fail(): void {
    this.#onError();
  }
}

test("a large project goes over in parts", async () => {
  const channel = new QuietChannel();
  const files = Array.from({ length: 12_000 }, (_, index) => ({ path: `${index}`, bytes: 1, modified: 0 }));
  const opened = new Analyst(channel).open(files, ["a"], new AbortController().signal);
  for (const to of ["start", "add", "add", "add"] as const) {
    await Promise.resolve();
    channel.answer({ to });
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  }
  await opened;
  const parts = channel.asked.flatMap(({ question }) => (question.ask === "add" ? [question.files.length] : []));
  expect(parts).toEqual([5000, 5000, 2000]);
});

test("what the worker cannot do is an error in its words", async () => {
  const channel = new QuietChannel();
  const edit = new Analyst(channel).edit("a");
  channel.answer({ to: "problem", message: "no memory left" });
  await expect(edit).rejects.toThrow("no memory left");
});

test("a worker that did not start is an error, for what was asked and for what is asked later", async () => {
  const channel = new QuietChannel();
  const analyst = new Analyst(channel);
  const before = analyst.find("a", 1);
  channel.fail();
  await expect(before).rejects.toThrow("did not start");
  await expect(analyst.find("a", 1)).rejects.toThrow("did not start");
});
