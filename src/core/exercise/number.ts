import { readQuantity, say, type Quantity } from "../quantity/read-quantity.ts";
import type { Sort } from "../quantity/straighten.ts";
import { readUnit, type Unit } from "../quantity/unit.ts";
import { withRemarks, type Verdict } from "./verdict.ts";

/** A number to find, with its unit where it has one. */
export interface NumberTask {
  readonly right: string;
  readonly value: number;
  readonly unit?: string | undefined;
  /** How far an answer may be away, in the same unit. */
  readonly within: number;
  readonly wrong: readonly { readonly answer: string; readonly feedback: string }[];
}

/** Grades a number with its unit; one in another unit of the same kind is counted in the asked one. */
export function gradeNumber(task: NumberTask, answer: string): Verdict {
  if (answer.trim() === "") return { kind: "missing", says: ["There is no number yet. Type one, then press Check."] };
  if (answer.length > LONGEST) return { kind: "missing", says: [tooLong(answer)] };
  const given = readQuantity(answer, sortOf(unitOf(task)));
  if (given.kind === "unread") {
    const known = task.wrong.find((each) => each.answer.trim() === answer.trim());
    return known ? { kind: "wrong", says: [known.feedback] } : { kind: "missing", says: [given.problem] };
  }
  return withRemarks(judge(task, given), given.remarks);
}

function judge(task: NumberTask, given: Quantity): Verdict {
  const asked = unitOf(task);
  const fits = (value: number): boolean => isNear(value, task.value, task.within);
  const right = given.values.findIndex((value) => fits(convert(value, given.unit, asked)));
  if (right !== -1)
    return { kind: "right", says: [task.right, ...explainReading(given, right), ...explainUnit(given, asked)] };
  const known = findKnown(task, given, asked);
  if (known !== undefined) return { kind: "wrong", says: [known] };
  return { kind: "wrong", says: [describeWrong(task, given, asked)] };
}

function unitOf({ unit = "" }: NumberTask): Unit {
  const read = readUnit(unit);
  if ("problem" in read) throw new Error(`The exercise's unit cannot be used: ${read.problem}`);
  return read;
}

/** Counts a value in the asked unit; NaN where that cannot be done. What is only counted may come with its name or without. */
function convert(value: number, unit: Unit | undefined, asked: Unit): number {
  if (unit === undefined)
    return isMeasured(asked) ? Number.NaN : asked.kind === "share" ? shareOf(value, asked) : value;
  if (asked.name === "" && isThing(unit)) return value;
  return unit.kind === asked.kind ? (value * unit.scale) / asked.scale : Number.NaN;
}

/** 0.2 without a sign is 20 %. */
function shareOf(value: number, asked: Unit): number {
  return asked.name === "" || Math.abs(value) <= 1 ? value / asked.scale : Number.NaN;
}

function sortOf(asked: Unit): Sort {
  if (isMeasured(asked)) return "measure";
  return asked.kind === "share" ? "share" : "count";
}

function isMeasured({ kind }: Unit): boolean {
  return kind === "size" || kind === "time";
}

/** Layers, requests and the like. */
function isThing(unit: Unit): boolean {
  return !isMeasured(unit) && unit.kind !== "share";
}

function isNear(value: number, target: number, within: number): boolean {
  return Math.abs(value - target) <= within + Math.abs(target) * 1e-9;
}

/** The feedback of the named wrong answer that is nearest, if one is as near as a right answer must be, and within 5 %. */
function findKnown({ wrong, within }: NumberTask, given: Quantity, asked: Unit): string | undefined {
  const near = wrong.flatMap(({ answer, feedback }) => {
    const named = readQuantity(answer, sortOf(asked));
    if (named.kind === "unread") return [];
    const isSameUnit = named.unit?.name === given.unit?.name;
    const count = (value: number, unit: Unit | undefined): number => (isSameUnit ? value : convert(value, unit, asked));
    const [target = Number.NaN] = named.values.map((value) => count(value, named.unit));
    const distance = Math.min(...given.values.map((value) => Math.abs(count(value, given.unit) - target)));
    const tolerance = Math.min(within, Math.abs(target) / 20) + Math.abs(target) * 1e-9;
    return isNear(distance, 0, tolerance) ? [{ distance, feedback }] : [];
  });
  return near.toSorted((one, other) => one.distance - other.distance)[0]?.feedback;
}

function describeWrong({ value, within }: NumberTask, given: Quantity, asked: Unit): string {
  const fits = given.values.some((each) => isNear(each, value, within));
  const { unit } = given;
  if (unit === undefined && fits) return `The number is right. Its unit is missing: write it as well.`;
  if (unit === undefined && isMeasured(asked))
    return `The unit is missing, such as ${asked.kind === "size" ? "kB or MB" : "ms or s"}.`;
  if (unit === undefined && given.values.every((each) => Number.isNaN(convert(each, unit, asked))))
    return `The unit is missing: write ${asked.name} behind the number.`;
  const isNamed = unit !== undefined && asked.name === "" && isThing(unit);
  if (unit && unit.kind !== asked.kind && !isNamed) return describeKind(unit, asked, fits);
  if (unit && fits && unit.name !== asked.name) return describeUnit(unit, asked);
  const [counted = 0] = given.values.map((each) => convert(each, unit, asked));
  return describeSize(Number.isNaN(counted) ? (given.values[0] ?? 0) : counted, value);
}

function describeKind(unit: Unit, asked: Unit, fits: boolean): string {
  const what: Readonly<Record<string, string>> = {
    size: "a size, such as 5 MB",
    time: "a time, such as 5 s",
    share: asked.name === "" ? "a number without a unit" : "a share, such as 5 %",
  };
  const name = unit.name === "" ? "A bare number" : `“${unit.name}”`;
  return `${fits ? "The number is right, its unit is not. " : ""}${name} does not answer this. What is asked is ${what[asked.kind] ?? `a number of ${asked.name}`}.`;
}

function describeUnit(unit: Unit, asked: Unit): string {
  const isBinary =
    /i?B$/.test(unit.name) &&
    unit.name.replace("i", "") === asked.name.replace("i", "").replace("k", unit.name.includes("K") ? "K" : "k");
  if (isBinary)
    return `The number fits, the unit does not: a ${unit.name} is ${say(unit.scale)} bytes, a ${asked.name} ${say(asked.scale)}. Which of them was counted?`;
  return `The number fits, the unit does not. Look again in which unit it was counted.`;
}

function describeSize(counted: number, value: number): string {
  if (counted === -value && value !== 0) return "The number is right without its sign: the minus turns it round.";
  const ratio = value === 0 || counted === 0 ? 1 : counted / value;
  const power = [10, 100, 1000, 1024, 1e6, 60].find((each) =>
    [each, 1 / each].some((times) => Math.abs(ratio / times - 1) < 0.01),
  );
  if (power !== undefined) {
    return `That is ${say(power)} times too ${ratio > 1 ? "much" : "little"}. Look at the unit, or the decimal point.`;
  }
  return `That is too ${counted > value ? "much" : "little"}.`;
}

function explainReading({ values }: Quantity, place: number): string[] {
  const [likely = 0] = values;
  return place === 0
    ? []
    : [`We read it as ${say(values[place] ?? 0)}, not ${say(likely)}: decimals stand after a point here.`];
}

function explainUnit({ unit }: Quantity, asked: Unit): string[] {
  if (unit === undefined) return asked.name === "%" ? ["We read a number without a unit as a share of 1."] : [];
  if (unit.kind !== asked.kind || unit.scale === asked.scale) return [];
  return [`We counted ${unit.name} in ${asked.name || "parts of 1"}.`];
}

const LONGEST = 200;

function tooLong({ length }: string): string {
  return `That is a text of ${length.toLocaleString("en")} characters, not one number. Your text is kept; shorten it to the number.`;
}
