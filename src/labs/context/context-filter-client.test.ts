import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type ContextEntry } from "../../core/context/context-filter.ts";
import { IgnoreError } from "../../core/context/ignore-error.ts";
import { PatternMatcher } from "../../core/context/pattern-matcher.ts";
import { ContextFilterClient, type FilterChannel } from "./context-filter-client.ts";
import { FilterDesk, type FilterAnswer, type FilterQuestion } from "./filter-desk.ts";

/** A worker without a thread: it copies what goes over, as a thread would. */
class DeskChannel implements FilterChannel {
  readonly asked: FilterQuestion[] = [];
  #onMessage: (event: { data: FilterAnswer }) => void = () => {};
  readonly #desk = new FilterDesk((answer) => this.#onMessage({ data: structuredClone(answer) }));

  postMessage(question: FilterQuestion, transfer: Transferable[]): void {
    const data = structuredClone(question, { transfer });
    this.asked.push(data);
    setTimeout(() => void this.#desk.take(data), 0);
  }

  addEventListener(type: "message" | "error", listener: (event: { data: FilterAnswer }) => void): void {
    if (type === "message") this.#onMessage = listener;
  }

  terminate(): void {}
}

const FILES: readonly ContextEntry[] = [
  { path: "b/c.py", bytes: 3 },
  { path: "b", isFolder: true },
  { path: "a.log", bytes: 5 },
  { path: "é \ud800", bytes: 7 },
];

test("each entry is sent or not, in its order, by a line of the rules, and the totals say how much", async () => {
  const client = new ContextFilterClient(new DeskChannel());
  const { sent, lines, totals } = await client.filter(FILES, "# no logs\n*.log\nb\n!b/c.py");
  expect([...sent]).toEqual([1, 1, 0, 1]);
  expect([...lines]).toEqual([4, 3, 2, 0]);
  expect(totals).toEqual({ sent: { files: 2, bytes: 10 }, keptOut: { files: 1, bytes: 5 } });
});

test("no entries are an answer too", async () => {
  const { sent, totals } = await new ContextFilterClient(new DeskChannel()).filter([], "*");
  expect([sent.length, totals.sent.files, totals.keptOut.files]).toEqual([0, 0, 0]);
});

test("entries go over once, rules each time", async () => {
  const channel = new DeskChannel();
  const client = new ContextFilterClient(channel);
  await client.filter(FILES, "");
  await client.filter(FILES, "*");
  await client.filter([...FILES], "*");
  expect(channel.asked.map((question) => "listing" in question)).toEqual([true, false, true]);
});

test("what the builder refuses is an IgnoreError with the pattern that is to blame", async () => {
  const refused = new ContextFilterClient(new DeskChannel()).filter(FILES, "x\n[");
  await expect(refused).rejects.toThrow(IgnoreError);
  await expect(refused).rejects.toMatchObject({ pattern: 1 });
});

test("a newer question makes the one before void, however far that has come", async () => {
  const many = Array.from({ length: 100_000 }, (_, index) => ({ path: `${index}` }));
  const client = new ContextFilterClient(new DeskChannel());
  const first = client.filter(many, "1*");
  const second = client.filter(many, "*");
  await expect(first).rejects.toMatchObject({ name: "AbortError" });
  await expect(second).resolves.toMatchObject({ totals: { sent: { files: 0 } } });
});

test("a question that is cancelled is not answered, and the next one is", async () => {
  const client = new ContextFilterClient(new DeskChannel());
  const cancelling = new AbortController();
  const question = client.filter(FILES, "*", cancelling.signal);
  cancelling.abort(new Error("enough"));
  await expect(question).rejects.toThrow("enough");
  await expect(client.filter(FILES, "*", cancelling.signal)).rejects.toThrow("enough");
  await expect(client.filter(FILES, "*")).resolves.toMatchObject({ totals: { keptOut: { files: 3 } } });
  cancelling.abort();
});

test("whoever asks a filter that is closed is told so", async () => {
  const client = new ContextFilterClient(new DeskChannel());
  const question = client.filter(FILES, "*");
  client.close();
  await expect(question).rejects.toThrow("closed");
  await expect(client.filter(FILES, "*")).rejects.toThrow("closed");
});

test("a file is kept out exactly when the patterns match it, and the line that decided says so", async () => {
  const patterns = fc.array(fc.constantFrom("*", "a", "!a", "*/b", "!*/b", "**/c.py", "a/**", "[ab]"), {
    maxLength: 6,
  });
  const name = fc.constantFrom("a", "b", "c.py", "d");
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"));
  const client = new ContextFilterClient(new DeskChannel());
  await fc.assert(
    fc.asyncProperty(patterns, fc.uniqueArray(path), async (lines, paths) => {
      const { sent, lines: deciding } = await client.filter(
        paths.map((each) => ({ path: each })),
        lines.join("\n"),
      );
      for (const [index, decider] of deciding.entries()) {
        expect(sent[index]).toBe(Number(decider === 0 || lines[decider - 1]?.startsWith("!")));
        const rule = (lines[decider - 1] ?? "").replace("!", "");
        expect(decider === 0 || new PatternMatcher([rule]).matches(paths[index] ?? "")).toBe(true);
      }
    }),
  );
});
