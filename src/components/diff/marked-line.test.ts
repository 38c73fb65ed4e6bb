import { expect, test } from "vitest";
import { diffFile } from "../../core/example/diff.ts";
import { highlight } from "../highlight.ts";
import { markedLine } from "./marked-line.ts";

const BEFORE = 'import numpy; title = "day 1"  # <old> days\n';
const AFTER = 'import numpy; title = "day 2"  # <new> days\n';

test("markedLine(…) marks the words that changed and keeps the colour of each", async () => {
  const [, line] = diffFile(BEFORE, AFTER);
  const [pieces] = await highlight(AFTER, "python");
  expect(markedLine(pieces ?? [], line?.spans ?? [])).toBe(
    [
      '<span class="tok-k">import</span> numpy; title = ',
      '<span class="tok-s">"day </span><mark><span class="tok-s">2</span></mark><span class="tok-s">"  </span>',
      '<span class="tok-c"># &lt;</span><mark><span class="tok-c">new</span></mark><span class="tok-c">&gt; days</span>',
    ].join(""),
  );
});

test("markedLine(…) gives the text of every line, whatever its colours", async () => {
  const lines = diffFile(BEFORE, AFTER);
  for (const language of ["docker", "python", "shellscript", undefined]) {
    const [before, after] = await Promise.all([BEFORE, AFTER].map((text) => highlight(text, language)));
    for (const { kind, spans } of lines) {
      const pieces = (kind === "added" ? after : before)?.[0] ?? [];
      const text = markedLine(pieces, spans).replaceAll(/<[^>]*>/g, "");
      expect(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">")).toBe((kind === "added" ? AFTER : BEFORE).trimEnd());
    }
  }
});
