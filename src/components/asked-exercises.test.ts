import { expect, test } from "vitest";
import { askedExercises } from "./asked-exercises.ts";

test("askedExercises names exercises and cells that check, and no cell of a file", () => {
  const text = '<Exercise\n  name="a-tag"\n/> <Cell file="sir-api/x.py" run="name=1" /> <Cell exercise="beds" />';
  expect(askedExercises(text)).toEqual(["a-tag", "beds"]);
});
