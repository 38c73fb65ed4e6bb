import { describe, expect, test } from "vitest";
import { readParameter, type ParameterReading, type ParameterRule } from "./parameter.ts";

const rate: ParameterRule = { min: 0.01, max: 1, whole: false };
const people: ParameterRule = { min: 1, max: 1000, whole: true };
const days: ParameterRule = { min: 10, max: 365, whole: true };

const rateRange = "Write a number from 0.01 to 1.";
const peopleRange = "Write a whole number from 1 to 1,000.";

describe("a number within the rule is read", () => {
  test.each<[string, ParameterRule, number]>([
    ["0.3", rate, 0.3],
    [" 0.3\n", rate, 0.3],
    ["\u00a00.3", rate, 0.3],
    [".3", rate, 0.3],
    ["+0.3", rate, 0.3],
    ["1.", rate, 1],
    ["3e-1", rate, 0.3],
    ["0.142857142857", rate, 0.142857142857],
    ["0.01", rate, 0.01],
    ["1", rate, 1],
    ["1", people, 1],
    ["1000", people, 1000],
    ["1e2", people, 100],
    ["100.0", people, 100],
    ["365", days, 365],
  ])("%j", (text, rule, value) => {
    expect(readParameter(text, rule)).toEqual({ ok: true, value });
  });
});

describe("anything else gets a message that names what is allowed", () => {
  test.each<[string, ParameterRule, string]>([
    ["", rate, rateRange],
    ["   ", people, peopleRange],
    ["abc", rate, `“abc” is not a number. ${rateRange}`],
    ["ten", people, `“ten” is not a number. ${peopleRange}`],
    ["0.3.1", rate, `“0.3.1” is not a number. ${rateRange}`],
    ["1/7", rate, `“1/7” is not a number. ${rateRange}`],
    ["0.3 per day", rate, `“0.3 per day” is not a number. ${rateRange}`],
    ["0x10", people, `“0x10” is not a number. ${peopleRange}`],
    ["NaN", rate, `“NaN” is not a number. ${rateRange}`],
    ["Infinity", rate, `“Infinity” is not a number. ${rateRange}`],
    ["<b>1</b>", rate, `“<b>1</b>” is not a number. ${rateRange}`],
    ["x".repeat(5000), rate, `“${"x".repeat(20)}…” is not a number. ${rateRange}`],
    ["-0.3", rate, `Negative. ${rateRange}`],
    ["−0.3", rate, `Negative. ${rateRange}`],
    ["0", rate, `Too small. ${rateRange}`],
    ["-0", rate, `Too small. ${rateRange}`],
    ["0.00999", rate, `Too small. ${rateRange}`],
    ["1e-999", rate, `Too small. ${rateRange}`],
    ["0", people, `Too small. ${peopleRange}`],
    ["9", days, "Too small. Write a whole number from 10 to 365."],
    ["1.0001", rate, `Too large. ${rateRange}`],
    ["123456789012345678901234567890", people, `Too large. ${peopleRange}`],
    ["1e999", rate, `Too large. ${rateRange}`],
    ["-1e999", people, `Negative. ${peopleRange}`],
    ["99.5", people, `Not a whole number. ${peopleRange}`],
    ["0,3", rate, "Write 0.3, with a point instead of the comma."],
    [",3", rate, "Write 0.3, with a point instead of the comma."],
    ["0,0", rate, `This reads as 0.0. Too small. ${rateRange}`],
    ["30,5", rate, `This reads as 30.5. Too large. ${rateRange}`],
    ["1,000", people, "Write 1000, without the comma."],
    ["0,3", people, `This reads as 0.3. Too small. ${peopleRange}`],
    ["30,5", people, `This reads as 30.5. Not a whole number. ${peopleRange}`],
    ["-0,3", rate, `This reads as -0.3. Negative. ${rateRange}`],
    ["1,000", days, "This reads as 1000. Too large. Write a whole number from 10 to 365."],
    ["1,00,0", days, "“1,00,0” is not a number. Write a whole number from 10 to 365."],
    ["1,000,000", rate, `This reads as 1000000. Too large. ${rateRange}`],
    ["1,000,000", people, `This reads as 1000000. Too large. ${peopleRange}`],
    ["1 000", people, "Write 1000, without spaces."],
    ["1\u00a0000", people, "Write 1000, without spaces."],
    ["1\u202f000", people, "Write 1000, without spaces."],
    ["12 000", people, `This reads as 12000. Too large. ${peopleRange}`],
    ["1 000", rate, `This reads as 1000. Too large. ${rateRange}`],
    ["10 00", people, `“10 00” is not a number. ${peopleRange}`],
    ["1,000", { ...rate, max: 5000 }, "Write 1.000, with a point instead of the comma."],
    ["1,000,000", { ...rate, max: 1e9 }, "Write 1000000, without the comma."],
  ])("%j", (text, rule, message) => {
    expect(readParameter(text, rule)).toEqual<ParameterReading>({ ok: false, message });
  });
});

describe("a limit that comes from other numbers is written so that it is taken, and with its reason", () => {
  const rule: ParameterRule = {
    min: 1 / 30,
    max: 1 / 0.3,
    whole: false,
    whyMin: "Nobody would be infected.",
    whyMax: "The step is too long for more.",
  };
  test.each<[string, string]>([
    ["0", "Too small. Write a number from 0.0334 to 3.33. Nobody would be infected."],
    ["4", "Too large. Write a number from 0.0334 to 3.33. The step is too long for more."],
    ["-1", "Negative. Write a number from 0.0334 to 3.33."],
  ])("%j", (text, message) => {
    expect(readParameter(text, rule)).toEqual<ParameterReading>({ ok: false, message });
  });
  test.each(["0.0334", "3.33"])("%s is taken", (text) => {
    expect(readParameter(text, rule)).toMatchObject({ ok: true });
  });
});
