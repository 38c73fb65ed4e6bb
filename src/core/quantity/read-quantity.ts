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
export function readQuantity(text: string): Quantity | UnreadQuantity {
  const line = straighten(text);
  const refused = refuse(line);
  if (refused !== undefined) return unread(refused);
  const about = /^(?:~|≈|about|approximately|approx\.?|around|circa|ca\.?|roughly)\s*/i.exec(line)?.[0] ?? "";
  const found = NUMBER.exec(line.slice(about.length));
  if (!found) return unread(WITHOUT_NUMBER);
  const [all, before = "", digits = ""] = found;
  const after = line.slice(about.length + all.length).trim();
  if (/\d/.test(after)) return unread(TWO);
  const number = readNumber(digits);
  if (typeof number === "string") return unread(number);
  const word = [before.trim(), after].filter((each) => each !== "").join(" ");
  const unit = word === "" ? undefined : readUnit(word);
  if (unit && "problem" in unit) return unread(unit.problem);
  const remarks = [number.remark, unit?.remark].filter((remark) => remark !== undefined);
  return { kind: "quantity", values: number.values, unit, remarks };
}

const NUMBER =
  /^((?:[^\d\s.,+-][^\d.,+-]*)?)([+-]?(?:\d+(?:\.\d+)?\s*\/\s*\d+(?:\.\d+)?|(?:\d[\d.,' _]*\d|\d+|[.,]\d+|\d)[.,]?(?:e[+-]?\d+|\s*[x×*]\s*10\s*\^?\s*[+-]?\d+)?))/i;
const WITHOUT_NUMBER = "There is no number in it. Write the answer in digits.";
const TWO = "There is more than one number. Give the answer alone, in one unit.";

/** Blanks, signs and digits of other alphabets of letters as those of a keyboard. */
function straighten(text: string): string {
  const line = text
    .normalize("NFKC")
    .replaceAll(/[−–—‐‑]/g, "-")
    .replaceAll(/[‘’´`]/g, "'")
    .replaceAll(/\s+/g, " ");
  const bare = line
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF“”"]/g, "")
    .replace(/^[^=]*=\s*/, "")
    .replace(/^\s*(?:it (?:shrank|is|was)\s+)?(?:by\s+)?(?=.*\d)/i, "")
    .replace(ABOUT_AT_END, "")
    .replace(/(?<=\D)[.!]\s*$/, "");
  const digits = bare.trim().replace(/^[a-z]+/i, (word) => NUMERALS.get(word.toLowerCase()) ?? word);
  return digits.replace(THOUSAND, "e3");
}

const ABOUT_AT_END = /(?<=[\s\p{L}%\d])\s*\b(?:ca|circa|approx|approximately|about|roughly|or so)\.?\s*$/iu;
const THOUSAND = /(?<=\d)\s*(?:thousand|k(?=\s+(?:people|persons)))\b/i;

const NUMERALS: ReadonlyMap<string, string> = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, number) => [word, String(number)] as const),
);

function refuse(line: string): string | undefined {
  if (/^[<>≤≥]|^(?:more|less|at (?:least|most)|over|under)\b/i.test(line))
    return "Give the number itself, not a limit above or below it.";
  if (/\d\s*\p{L}*%?\s*(?:-|to|\.\.+|…|\+\/-|±)\s*\d/iu.test(line.replace(/e-\d|\^\s*-\d/i, "")))
    return "Give one number, worked out, and not a range.";
  if (/^0x[\da-f]/i.test(line)) return "Write the number with digits from 0 to 9.";
  return undefined;
}

/** What digits with their signs may mean, or why they cannot be read. */
function readNumber(text: string): { values: number[]; remark?: string } | string {
  const [, over, under] = /^([+-]?\d+(?:\.\d+)?) ?\/ ?(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (over !== undefined)
    return Number(under) === 0 ? "Nothing can be divided by 0." : { values: [Number(over) / Number(under)] };
  const [, mantissa = "", , ten = "0"] = /^(.*?)(?:(e| ?[x×*] ?10 ?\^? ?)([+-]?\d+))?$/i.exec(text) ?? [];
  const plain = mantissa.replaceAll(/(?<=\d)[' _](?=\d{3}(?!\d))/g, "").replace(/[.,]$/, "");
  if (/[' _]/.test(plain)) return TWO;
  const read = readMarks(plain);
  if (typeof read === "string") return read;
  const values = read.values.map((value) => value * 10 ** Number(ten));
  if (!values.every(Number.isFinite)) return "That number is too large to be read.";
  return { ...read, values };
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
