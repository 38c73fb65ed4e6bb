import { expect, test } from "vitest";
import { Late } from "./late.ts";

test("a part is made once, when it is asked for", async () => {
  let made = 0;
  const late = new Late(async () => (made += 1));
  expect([late.now, made]).toEqual([undefined, 0]);
  expect(await Promise.all([late.load(), late.load()])).toEqual([1, 1]);
  expect(late.now).toBe(1);
});

test("what could not be loaded is asked for again", async () => {
  let tries = 0;
  const late = new Late(async () => {
    tries += 1;
    if (tries === 1) throw new Error("offline");
    return tries;
  });
  await expect(late.load()).rejects.toThrow("offline");
  expect(late.now).toBeUndefined();
  expect(await late.load()).toBe(2);
});
