/** What a number is for: things that are counted, a part of a whole or a bare number, or a size or time with its unit. */
export type Sort = "count" | "share" | "measure";

/**
 * Gives a typed number as a keyboard would write it, without the words around it: "I think it is 4k people!" is
 * "4e3 people". Leaves what it does not know.
 */
export function straighten(text: string, sort: Sort): string {
  const signs = straightenSigns(text);
  const bare = signs
    .replace(/^.*=\s*(?=.*\d)/s, "")
    .replace(/\s*=\s*$/, "")
    .replace(/^\((.*)\)$/, "$1")
    .replaceAll(/\(([^()]*)\)(?!\s*[-+/*x×·])/g, (_, inside: string) => (/\d/.test(inside) ? "" : ` ${inside}`))
    .replaceAll(/\br[ _]?0\b/gi, "R")
    .trim()
    .replace(FILLING, "")
    .replace(/^minus\s+/i, "-")
    .replace(/(?<=\D|\d[!;:?])[.!;:?,]+$|(?<=\d)[!;:?]+$/, "")
    .replace(FILLING_AT_END, "")
    .trim();
  return inDigits(bare, sort).replaceAll(/\s+/g, " ").trim();
}

/** Blanks, signs and digits of other alphabets of letters as those of a keyboard; pictures are left out. */
function straightenSigns(text: string): string {
  const powers = text.replaceAll(/(?<=10)\s?([⁺⁻]?)([⁰¹²³⁴-⁹]+)/g, (_, sign: string, digits: string) => {
    const plain = Array.from(digits, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)).join("");
    return `^${sign === "⁻" ? "-" : ""}${plain}`;
  });
  return powers
    .replaceAll(/\d*½/g, (found) => `${found.slice(0, -1) || "0"}.5`)
    .normalize("NFKC")
    .replaceAll(/[−–—‐‑]/g, "-")
    .replaceAll(/[‘’´`]/g, "'")
    .replaceAll(/[⁄÷]/g, "/")
    .replaceAll(/[٠-٩]|[۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) % 16))
    .replaceAll(/[\p{Extended_Pictographic}\u20E3\uFE0F]/gu, " ")
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF“”„"]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Words for numbers, and numbers of which one is a part of the other. */
function inDigits(text: string, sort: Sort): string {
  const digits = text
    .replace(/^([a-z]+|\d+) and a half\b/i, (_, whole: string) => `${NUMERALS.get(whole.toLowerCase()) ?? whole}.5`)
    .replace(/^(\d+) (\d)\/([1-9]\d?)(?![\d/])/, (_, whole: string, over: string, under: string) =>
      String(Number(whole) + Number(over) / Number(under)),
    )
    .replace(/^(?:(an?|[a-z]+)\s+)?(half|halves|thirds?|quarters?|fifths?|tenths?)\b/i, (found, many = "a", part) => {
      const over = /^an?$/i.test(String(many)) ? "1" : NUMERALS.get(String(many).toLowerCase());
      return over === undefined ? found : `${over}/${PARTS.get(String(part).toLowerCase().slice(0, 3)) ?? ""}`;
    })
    .replaceAll(/^[a-z]+|(?<=\b(?:in|of) )[a-z]+/gi, (word) => NUMERALS.get(word.toLowerCase()) ?? word);
  if (sort === "measure") return digits;
  const whole = digits
    .replace(/(?<=\d)\s*(?:thousand|tsd\.?|k)(?![\p{L}\d])/iu, "e3")
    .replace(/(?<=\d)\s*(?:millions?|mio\.?)(?![\p{L}\d])/iu, "e6");
  return sort === "count"
    ? whole
        .replace(/([\d.,]+)\s*%\s*(?:of|[x×*·])\s*(?=\d)/i, "$1/100*")
        .replace(/\s+(?:of|out of)\s+(?:the\s+)?\d.*$/i, "")
    : whole.replace(/^([\d.,']+)\s+(?:in|of|out of)\s+(?=\d)/i, "$1/");
}

const FILLING =
  /^(?:(?:i|we|think|guess|say|so|then|thus|hence|the|my|our|answer|result|number|is|are|was|it|it's|that|that's|there|would|be|shrank|shrunk|reduced|by|equals|exactly|precisely|still|about|approximately|approx|around|circa|ca|roughly|nearly|almost)\b[.:,]?\s*|[a-z]\s*(?:[:≈]|is\b)\s*|[~≈:]\s*)+(?=.*\d|[a-z])/i;
const FILLING_AT_END =
  /(?:[\s,]+(?:smaller|less|fewer|reduction|decrease|left|remaining|in total|in all|altogether|or so|ca|circa|approx|approximately|about|roughly)\.?)+$/i;

const NUMERALS: ReadonlyMap<string, string> = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, number) => [word, String(number)] as const),
);

/** By the first letters of their names. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ["hal", "2"],
  ["thi", "3"],
  ["qua", "4"],
  ["fif", "5"],
  ["ten", "10"],
]);
