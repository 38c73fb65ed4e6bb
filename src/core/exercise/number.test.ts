import { expect, test } from "vitest";
import { gradeNumber } from "./number.ts";

const wrong = [{ answer: "110 MB", feedback: "That is both images together." }];
const size = { right: "Right. So large.", value: 55.2, unit: "MB", within: 1, wrong };
const people = {
  right: "Right. So many.",
  value: 3038,
  unit: "people",
  within: 1,
  wrong: [{ answer: "9412", feedback: "In all." }],
};
const share = { right: "Right. A fifth.", value: 20, unit: "%", within: 0.5, wrong };
const layers = {
  right: "Right. Four.",
  value: 4,
  within: 0,
  wrong: [{ answer: "7", feedback: "Lines are not layers." }],
};
const time = { right: "Right. So long.", value: 1.5, unit: "s", within: 0.05, wrong: [] };

test.each([
  [size, "55.2 MB", []],
  [size, "55.2MB.", []],
  [size, "55,2 MB", [/decimals stand after a point/]],
  [size, "55,200 kB", [/We counted kB in MB/]],
  [size, "0.055 GB", [/We counted GB/]],
  [size, "52.6 MiB", [/We counted MiB in MB/]],
  [size, "55.2 mb", [/which is how it is written/]],
  [size, "55.2 Mb", [/it would be bits/]],
  [size, "≈ 55 megabytes", []],
  [size, "55 200 000 bytes", [/B in MB/]],
  [size, "５５．２ MB", []],
  [size, "“55.2 MB”", []],
  [size, "55 MB ca.", []],
  [size, "55.2MB approx.", []],
  [size, "it shrank by 55.2 MB", []],
  [size, "by 55.2 MB", []],
  [size, "100.2 − 45 = 55.2 MB", []],
  [size, "55.2 Mo", [/We read “Mo” as MB/]],
  [size, "55.2 MByte", [/as MB/]],
  [size, "it is 55.2 MB smaller", []],
  [size, "55.2 MB (of 110 MB)", []],
  [size, "about 55 MB!", []],
  [people, "3.038k", []],
  [people, "the answer is 3038 people left", []],
  [people, "S: 3038 still susceptible", []],
  [people, "3038 (people)", []],
  [people, "3038 of 10,000", []],
  [people, "30.38 % of 10000", []],
  [people, "N/R0 = 7,595 / 2.5 = 3,038", []],
  [people, "3.038·10³", []],
  [people, "0.3038 * 10000", []],
  [{ ...people, value: 1e6 }, "1 million people", []],
  [share, "1 in 5", [/share of 1/]],
  [share, "one in five", [/share of 1/]],
  [share, "20 out of 100", [/share of 1/]],
  [share, "a fifth", [/share of 1/]],
  [share, "0,3/1,5", [/share of 1/]],
  [layers, "N is 4", []],
  [layers, "R0 = 4", []],
  [layers, "2 x 2", []],
  [time, "1½ s", []],
  [time, "1.5 S", []],
  [{ ...layers, value: 1000.5 }, "1.000,5", [/We read 1.000,5 as 1,000.5/]],
  [people, "S = 3038", []],
  [people, "3,038 ppl", []],
  [people, "7595/2.5", []],
  [layers, "0.4/0.1", []],
  [{ ...people, value: 4000 }, "four thousand", []],
  [{ ...people, value: 4000 }, "4k people", []],
  [people, "3,038", []],
  [people, "3038 persons", []],
  [people, "3.038", [/We read it as 3,038, not 3.038/]],
  [people, "3 038 people", []],
  [people, "3'038", []],
  [share, "20%", []],
  [share, "20 percent", []],
  [share, "0.2", [/share of 1/]],
  [share, "1/5", [/share of 1/]],
  [share, "20,0 %", [/decimals/]],
  [size, "55.2 MB 🎉", []],
  [people, "3038 😀", []],
  [people, "٣٠٣٨", []],
  [people, "۳۰۳۸", []],
  [share, "reduced by 20 %", []],
  [share, "20 % reduction", []],
  [time, "one and a half seconds", []],
  [time, "1 1/2 s", []],
  [layers, "4 ✅", []],
  [layers, "4", []],
  [layers, "four", []],
  [layers, "4 layers", []],
  [layers, "4.0", []],
  [time, "1500 ms", [/ms in s/]],
  [time, "1.5 sec", []],
  [time, "15e-1 s", []],
])("gradeNumber(…) of %#: %j is right", (task, answer, remarks) => {
  const verdict = gradeNumber(task, answer);
  expect(verdict).toMatchObject({
    kind: "right",
    says: [task.right, ...remarks.map((remark) => expect.stringMatching(remark))],
  });
});

test.each([
  [size, "", "missing", /no number yet/],
  [size, "9".repeat(201), "missing", /201 characters/],
  [size, "big", "missing", /no number in it/],
  [size, "50-60 MB", "missing", /not a range/],
  [size, "about 50 to 60 MB", "missing", /not a range/],
  [size, "100.2 - 45", "missing", /worked out/],
  [{ ...people, wrong: [{ answer: "0", feedback: "None." }] }, "0.3", "wrong", /too little/],
  [{ ...people, wrong: [{ answer: "0", feedback: "None." }] }, "0", "wrong", /None/],
  [{ ...people, wrong: [{ answer: "0.4", feedback: "A share." }] }, "0.9", "wrong", /too little/],
  [size, "it is less than 60 MB", "missing", /not a limit/],
  [size, "55.2 GiB", "wrong", /unit does not/],
  [
    { ...size, value: 1, unit: "GB", within: 0.01 },
    "1 GiB",
    "wrong",
    /a GiB is 1,073,741,824 bytes, a GB 1,000,000,000/,
  ],
  [people, "3O38", "missing", /letter O/],
  [people, "3038 infected", "wrong", /“infected” does not answer this/],
  [people, "not 3038", "missing", /which number it is/],
  [layers, "not 4", "missing", /which number it is/],
  [layers, "1 4/0", "missing", /more than one number/],
  [size, "🤷", "missing", /no number in it|no number yet/],
  [people, "3038/10000", "wrong", /too little/],
  [people, "3038 or 9412", "missing", /more than one number/],
  [people, "3k-4k", "missing", /not a range/],
  [share, "(538 - 146) / 538", "missing", /worked out/],
  [share, "1 - 4/5", "missing", /worked out/],
  [share, "4 in 5", "wrong", /too much/],
  [layers, "4*1000", "wrong", /1,000 times too much/],
  [time, "1.5 m", "missing", /MB, MiB or min/],
  [size, "< 60 MB", "missing", /not a limit/],
  [size, "55.2 M", "missing", /may mean two things/],
  [size, "55.2 Mbit", "missing", /counts bits/],
  [size, "1,2,3 MB", "missing", /more than one way/],
  [size, "1e999 MB", "missing", /too large/],
  [size, "1 MB 200 kB", "missing", /more than one number/],
  [size, "55.2", "wrong", /number is right. Its unit is missing/],
  [size, "12", "wrong", /unit is missing, such as kB or MB/],
  [size, "55.2 s", "wrong", /number is right, its unit is not. “s” does not answer this. What is asked is a size/],
  [size, "55.2 MiB", "wrong", /a MiB is 1,048,576 bytes/],
  [size, "55.2 GB", "wrong", /number fits, the unit does not/],
  [size, "110 MB", "wrong", /both images/],
  [size, "0.11 GB", "wrong", /both images/],
  [size, "552 MB", "wrong", /10 times too much/],
  [size, "60 MB", "wrong", /too much\.$/],
  [size, "-55.2 MB", "wrong", /without its sign/],
  [people, "9,412 people", "wrong", /In all/],
  [people, "9412", "wrong", /In all/],
  [people, "30 %", "wrong", /does not answer this. What is asked is a number of people/],
  [share, "20", "wrong", /unit is missing/],
  [share, "25", "wrong", /unit is missing: write % behind/],
  [share, "2 %", "wrong", /10 times too little/],
  [share, "1/0", "missing", /divided by 0/],
  [layers, "7 layers", "wrong", /not layers/],
  [layers, "7", "wrong", /not layers/],
  [layers, "4 MB", "wrong", /“MB” does not answer this/],
  [time, "1.5 min", "wrong", /unit does not/],
])("gradeNumber(…) of %#: %j is %s", (task, answer, kind, says) => {
  const verdict = gradeNumber(task, answer);
  expect(verdict.kind).toBe(kind);
  expect(verdict.says[0]).toMatch(says);
});

test("gradeNumber(…) of anything answers, and soon", () => {
  const parts = ["1", "1,000 ", "i it is ", "x 10^", " / 2", "(", "1(2)", "a:", "half ", "½", "e9", ". ", "=", "~ "];
  for (const text of parts.map((part) => part.repeat(200).slice(0, 200))) {
    const start = performance.now();
    gradeNumber(people, text);
    gradeNumber(share, `${text.slice(1)}z`);
    expect(performance.now() - start).toBeLessThan(200);
  }
});
