import { expect, test } from "vitest";
import { readableText } from "./terminal-text.ts";

test("readableText(…) takes colours, titles and bracketed paste away", () => {
  expect(readableText("\u001B]0;title\u0007\u001B[?2004h\u001B[1;32mapp\u001B[0m$ \r\n")).toBe("app$ \n");
});

test("readableText(…) keeps what was left on a line that was written over", () => {
  expect(readableText("10 %\r20 %\r\ndone\r\n")).toBe("20 %\ndone\n");
});

test("readableText(…) follows backspaces as a prompt that was corrected shows them", () => {
  expect(readableText("whoamo\b \bi\u0007")).toBe("whoami");
});
