import { goText } from "../go-text.ts";
import { nodeOf } from "../node.ts";
import { readSize } from "../size.ts";
import { readTimeSpan, writeTimeSpan } from "../time-span.ts";
import { cannotDecode, isNull, type Rule } from "./rule.ts";

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
  return count === 0 ? undefined : { kind: "scalar", value: count, place: node.place };
};

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
