import { goText } from "../go-text.ts";
import { nodeOf } from "../node.ts";
import { readSize } from "../size.ts";
import { readTimeSpan, writeTimeSpan } from "../time-span.ts";
import { cannotDecode, isEmpty, isNull, type Rule } from "./rule.ts";

export const bytes: Rule = (node, path) => {
  const written = goText(node);
  const size = node.kind === "scalar" && node.isFloat ? 0 : readSize(written);
  if (size === undefined || (size < 0 && !/^-\d+$/.test(written)))
    throw cannotDecode(node, path, `invalid size: '${written}'`, "is no size such as 512m or 1.5g");
  return size === 0 ? undefined : nodeOf(String(size), node.place);
};

export const span: Rule = (node, path) => {
  if (isNull(node)) return undefined;
  const read = readTimeSpan(goText(node));
  if ("composeSays" in read) throw cannotDecode(node, path, read.composeSays, "is no time such as 10s or 1m30s");
  return nodeOf(writeTimeSpan(read.nanoseconds), node.place);
};

export const spanOrNothing: Rule = (node, path, walk) => {
  const written = span(node, path, walk);
  return written?.kind === "scalar" && written.value === "0s" ? undefined : written;
};

export const processors: Rule = (node, path) => {
  const written = goText(node);
  const count = Number(written);
  if (written === "" || Number.isNaN(count))
    throw cannotDecode(
      node,
      path,
      `strconv.ParseFloat: parsing "${written}": invalid syntax`,
      "is no number of processors such as 0.5",
    );
  return count === 0 ? undefined : { kind: "scalar", value: toSingle(count), place: node.place };
};

/** The shortest number that is the same in Go's single precision. */
function toSingle(count: number): number {
  const shorter = [1, 2, 3, 4, 5, 6, 7, 8].map((digits) => Number(count.toPrecision(digits)));
  return shorter.find((each) => Math.fround(each) === Math.fround(count)) ?? count;
}

export const deviceCount: Rule = (node, path) => {
  const written = goText(node);
  if (written.toLowerCase() === "all") return nodeOf(-1, node.place);
  if (!/^[-+]?\d+$/.test(written))
    throw cannotDecode(
      node,
      path,
      `invalid value "${written}", the only value allowed is 'all' or a number`,
      "is neither a number nor all",
    );
  return Number(written) === 0 ? undefined : nodeOf(Number(written), node.place);
};

/** True or false, which a text may say where no variable could. */
export const flag: Rule = (node, path) => {
  if (node.kind !== "scalar" || typeof node.value !== "string") return isEmpty(node) ? undefined : node;
  const word = node.value.toLowerCase();
  if (TRUE.has(word)) return nodeOf(true, node.place);
  if (FALSE.has(word)) return undefined;
  throw cannotDecode(node, path, `invalid boolean: ${node.value}`, "is neither true nor false");
};

/** The same, where false is told too. */
export const choice: Rule = (node, path, walk) =>
  isNull(node) ? undefined : (flag(node, path, walk) ?? nodeOf(false, node.place));

const TRUE = new Set(["true", "y", "yes", "on"]);
const FALSE = new Set(["false", "n", "no", "off"]);

/** A whole number, which a text may say where no variable could; what follows the point of another is cut off. */
export const whole: Rule = (node, path) => {
  const written = goText(node);
  if (node.kind === "scalar" && typeof node.value === "string" && !/^[-+]?\d+$/.test(written))
    throw cannotDecode(
      node,
      path,
      `strconv.ParseInt: parsing ${JSON.stringify(written)}: invalid syntax`,
      "is no whole number",
    );
  const count = Math.trunc(Number(written));
  return Number.isNaN(count) || count === 0 ? undefined : nodeOf(count, node.place);
};

/** A whole number that may be 0 but not less. */
export const counted =
  (type: "uint32" | "uint64"): Rule =>
  (node, path, walk) => {
    if (isNull(node)) return undefined;
    const count = whole(node, path, walk) ?? nodeOf(0, node.place);
    if (count.kind === "scalar" && Number(count.value) < 0)
      throw cannotDecode(
        node,
        path,
        `cannot parse value as '${type}': ${goText(node)} overflows uint`,
        "is less than 0",
      );
    return count;
  };
