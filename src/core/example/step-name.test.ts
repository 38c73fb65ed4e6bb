import { expect, test } from "vitest";
import { nameStep } from "./step-name.ts";

test("a step is named by its number and its words", () => {
  expect(nameStep("03-what-goes-in")).toBe("step 3: what goes in");
});
