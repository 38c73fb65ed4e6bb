import { expect, test } from "vitest";
import { type Channel, Clerk, type Errand } from "./clerk.ts";
import { type Inquiry, Scholar } from "./inquiry.ts";

/** A worker without a thread: it copies what goes over, and answers when it is told to. */
class HandChannel implements Channel {
  readonly asked: Errand[] = [];
  readonly #scholar = new Scholar();
  #onMessage: (event: MessageEvent) => void = () => {};
  #onError: () => void = () => {};

  postMessage(errand: Errand): void {
    this.asked.push(structuredClone(errand));
  }

  addEventListener(...[type, listener]: ["message", (event: MessageEvent) => void] | ["error", () => void]): void {
    if (type === "message") this.#onMessage = listener;
    else this.#onError = listener;
  }

  /** Answers the question that came last. */
  async answer(): Promise<void> {
    const { kind, inquiry } = this.asked.at(-1) ?? {};
    if (!kind || !inquiry) throw new Error("nothing was asked");
    const data = structuredClone({ answer: await this.#scholar.answer(kind, inquiry) });
    this.#onMessage(new MessageEvent("message", { data }));
  }

  fail(): void {
    this.#onError();
  }

  terminate(): void {}
}

function inquire(text: string): Inquiry {
  const files = [{ path: "compose.yaml", text }];
  return { files, behaviours: new Map([["a", { readyAfter: 2 }]]), event: "down", crashing: "", form: "yaml" };
}

const ONE = inquire("services: { a: { image: a } }");
const TWO = inquire("services: { a: { image: a }, b: { image: b } }");

test("what is quick is answered in the page, without a worker", async () => {
  const clerk = new Clerk(() => {
    throw new Error("no worker is wanted");
  });
  const found = await clerk.ask("sight", ONE, false);
  expect(found?.answer.stack?.services).toEqual(["a"]);
});

test("what takes long is answered by a worker, all of it as plain data", async () => {
  const channel = new HandChannel();
  const clerk = new Clerk(() => channel);
  for (const kind of ["sight", "remarks", "prospect", "fates", "config"] as const) {
    const found = clerk.ask(kind, TWO, true);
    await channel.answer();
    expect((await found)?.answer).toEqual(await new Scholar().answer(kind, TWO));
  }
});

test("only the newest question of a kind counts, and a void one never reaches the worker", async () => {
  const channel = new HandChannel();
  const clerk = new Clerk(() => channel);
  const [first, second, third] = [ONE, TWO, ONE].map((inquiry) => clerk.ask("sight", inquiry, true));
  expect(await first).toBeUndefined();
  expect(await second).toBeUndefined();
  await channel.answer();
  await channel.answer();
  expect((await third)?.answer.stack?.services).toEqual(["a"]);
  expect(channel.asked).toHaveLength(2);
});

test("questions of other kinds wait for their turn", async () => {
  const channel = new HandChannel();
  const clerk = new Clerk(() => channel);
  const [sight, config] = [clerk.ask("sight", ONE, true), clerk.ask("config", ONE, true)];
  await channel.answer();
  expect((await sight)?.answer.verdict).toContain("1 service");
  await channel.answer();
  expect((await config)?.answer).toContain("image: a");
});

test("when the worker fails, the page answers", async () => {
  const channel = new HandChannel();
  const clerk = new Clerk(() => channel);
  const waiting = clerk.ask("config", ONE, true);
  channel.fail();
  expect((await waiting)?.answer).toContain("image: a");
  expect((await clerk.ask("sight", TWO, true))?.answer.stack?.services).toEqual(["a", "b"]);
});

test("whoever asks a clerk that is closed meanwhile gets no answer", async () => {
  const clerk = new Clerk(() => new HandChannel());
  const [sight, config] = [clerk.ask("sight", ONE, true), clerk.ask("config", ONE, true)];
  clerk.close();
  expect(await sight).toBeUndefined();
  expect(await config).toBeUndefined();
});
