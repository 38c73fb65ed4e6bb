import { type Sort, straighten } from "./straighten.ts";
import { readUnit, type Unit } from "./unit.ts";

/** A number as somebody typed it, with its unit. */
export interface Quantity {
  readonly kind: "quantity";
  /** What the digits may mean, the likelier first: "1.234" is 1.234, or 1,234 as some countries write it. */
  readonly values: readonly number[];
  /** Undefined when none was written. */
  readonly unit: Unit | undefined;
  /** What was understood although it is written otherwise here. */
  readonly remarks: readonly string[];
}

export interface UnreadQuantity {
  readonly kind: "unread";
  readonly problem: string;
}

/** Reads "55.2 MB", "55,2MB", "3 038 people", "1/5", "≈ 12 %". */
export function readQuantity(text: string, sort: Sort): Quantity | UnreadQuantity {
  const line = straighten(text, sort);
  const refused = refuse(line);
  if (refused !== undefined) return unread(refused);
  const found = NUMBER.exec(line);
  if (!found) return unread(WITHOUT_NUMBER);
  const [all, before = "", digits = ""] = found;
  const after = line.slice(all.length).trim();
  if (/\d/.test(after)) return unread(TWO);
  const number = readNumber(digits);
  if (typeof number === "string") return unread(number);
  const word = [before.trim(), after].filter((each) => each !== "").join(" ");
  const unit = word === "" ? undefined : readUnit(word);
  if (unit && "problem" in unit) return unread(unit.problem);
  const remarks = [number.remark, unit?.remark].filter((remark) => remark !== undefined);
  return { kind: "quantity", values: number.values, unit, remarks };
}

/** Words, and then a power of ten, a product or quotient, or a number. */
const NUMBER = (() => {
  const words = "(?:[^\\d\\s.,+-][^\\d.,+-]*)?";
  const plain = "(?:\\d[\\d.,' _]*\\d|\\d+|[.,]\\d+)";
  const factor = "(?:\\d+(?:[,' ]\\d{3}(?!\\d))*(?:[.,]\\d+)?|[.,]\\d+)";
  const power = `${plain}\\s*[x×*·⋅]\\s*10\\s*\\^\\s*[+-]?\\d+`;
  const product = `${factor}(?:\\s*[/x×*·⋅]\\s*${factor})+(?!\\s*\\^)`;
  return new RegExp(`^(${words})([+-]?(?:${power}|${product}|${plain}[.,]?(?:e[+-]?\\d+)?))`, "i");
})();
const WITHOUT_NUMBER = "There is no number in it. Write the answer in digits.";
const TWO = "There is more than one number. Give the answer alone, in one unit.";

function refuse(line: string): string | undefined {
  if (/^(?:not|never)\b/i.test(line)) return "Write which number it is, not which it is not.";
  if (/^[<>≤≥]|^(?:more|less|at (?:least|most)|over|under)\b/i.test(line))
    return "Give the number itself, not a limit above or below it.";
  if (/\d\s*\p{L}*%?\s*(?:-|to|\.\.+|…|\+\/-|±)\s*\d/iu.test(line.replace(/e-\d|\^\s*-\d/i, "")))
    return "Give one number, worked out, and not a range.";
  if (/\([^)]*\d/.test(line)) return "Give one number, worked out.";
  if (/\do|(?<![\p{L}\d])o\d/iu.test(line)) return "There is a letter O among the digits. Type a zero.";
  if (/^0x[\da-f]/i.test(line)) return "Write the number with digits from 0 to 9.";
  return undefined;
}

/** What digits with their signs may mean, or why they cannot be read. */
function readNumber(text: string): { values: number[]; remark?: string } | string {
  const [, mantissa = "", , ten = "0"] = /^(.*?)(?:(e| ?[x×*·⋅] ?10 ?\^ ?)([+-]?\d+))?$/i.exec(text) ?? [];
  if (/[/x×*·⋅]/i.test(mantissa)) return workOut(mantissa);
  const plain = mantissa.replaceAll(/(?<=\d)[' _](?=\d{3}(?!\d))/g, "").replace(/[.,]$/, "");
  if (/[' _]/.test(plain)) return TWO;
  const read = readMarks(plain);
  if (typeof read === "string") return read;
  const values = read.values.map((value) => value * 10 ** Number(ten));
  if (!values.every(Number.isFinite)) return "That number is too large to be read.";
  return { ...read, values };
}

/** Works out a product or a quotient, from the left to the right. */
function workOut(text: string): { values: number[] } | string {
  let result = Number.NaN;
  for (const [, sign = "", factor = ""] of text.matchAll(/(^|[/x×*·⋅])\s*([^/x×*·⋅]*[^/x×*·⋅\s])/gi)) {
    const read = readMarks(factor.replaceAll(/(?<=\d)[' _](?=\d{3}(?!\d))/g, ""));
    if (typeof read === "string") return read;
    const [value = 0] = read.values;
    if (sign === "/" && value === 0) return "Nothing can be divided by 0.";
    result = sign === "" ? value : sign === "/" ? result / value : result * value;
  }
  return { values: [result] };
}

/** Commas and points: which is which depends on where the reader learned to write numbers. */
function readMarks(plain: string): { values: number[]; remark?: string } | string {
  const [commas, points] = [plain.split(",").length - 1, plain.split(".").length - 1];
  if (commas === 0 && points === 0) return { values: [Number(plain)] };
  const english = Number(plain.replaceAll(",", ""));
  const other = Number(plain.replaceAll(".", "").replace(",", "."));
  const isEnglish = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$|^[+-]?\d*\.\d+$/.test(plain);
  const isOther = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$|^[+-]?\d*,\d+$/.test(plain);
  if (isEnglish && isOther) return { values: [english, other] };
  if (isEnglish) return { values: [english] };
  if (isOther)
    return { values: [other], remark: `We read ${plain} as ${say(other)}: decimals stand after a point here.` };
  return `${plain} can be read in more than one way. Write decimals after a point, and no other marks.`;
}

/** Writes a number as this site does. */
export function say(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 6 });
}

function unread(problem: string): UnreadQuantity {
  return { kind: "unread", problem };
}
