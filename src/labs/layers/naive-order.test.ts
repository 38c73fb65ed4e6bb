import { expect, test } from "vitest";
import { naiveOrder } from "./naive-order.ts";

test("naiveOrder copies everything before the first command", () => {
  const text = "FROM a\nWORKDIR /app\nCOPY lock .\nRUN install\nCOPY src \\\n  src\nCMD x\n";
  expect(naiveOrder(text)).toBe("FROM a\nWORKDIR /app\nCOPY . .\nRUN install\nCMD x\n");
});

test("naiveOrder leaves stages alone that copy nothing of the context", () => {
  const text = "FROM a AS b\nRUN c\nADD d d\nFROM e\nCOPY --from=b f f\n";
  expect(naiveOrder(text)).toBe("FROM a AS b\nCOPY . .\nRUN c\nFROM e\nCOPY --from=b f f\n");
});

test("naiveOrder leaves a file alone that is in it already", () => {
  const text = "FROM a\nCOPY . .\nRUN b";
  expect(naiveOrder(text)).toBe(text);
});
