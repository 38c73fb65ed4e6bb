import { goText, goType } from "../go-text.ts";
import { nodeOf } from "../node.ts";
import { shellWords } from "../shell-words.ts";
import { asText, cannotDecode, invalid, isEmpty, isNull, type Rule } from "./rule.ts";

export const words: Rule = (node, path) => {
  if (node.kind === "list") return { ...node, items: node.items.map(asText) };
  if (node.kind !== "scalar" || node.value === null) return nodeOf(null, node.place);
  const read = shellWords(String(node.value));
  if (read === undefined)
    throw invalid(node, path, "has a quote or a bracket that is not closed", "invalid command line string");
  return nodeOf(read, node.place);
};

export const test: Rule = (node) => {
  if (node.kind === "list" && node.items.length === 0) return undefined;
  return node.kind === "scalar" ? nodeOf(["CMD-SHELL", goText(node)], node.place) : node;
};

export const text: Rule = (node, path) => {
  if (node.kind === "scalar" && (node.isFloat || node.isTime))
    throw cannotDecode(
      node,
      path,
      `expected type 'string', got unconvertible type '${goType(node)}'`,
      "is no text. Put it in quotes",
    );
  return isEmpty(node) && !(node.kind === "scalar" && node.value === 0) ? undefined : asText(node);
};

export const texts: Rule = (node) => {
  if (node.kind === "list") return node.items.length === 0 ? undefined : { ...node, items: node.items.map(asText) };
  return isNull(node) ? undefined : { kind: "list", items: [asText(node)], place: node.place };
};

/** Agents of ssh by their names. */
export const agents: Rule = (node) => {
  if (node.kind !== "map") return node;
  const names = [...node.entries].map(([id, { value }]) => (isEmpty(value) ? id : `${id}=${goText(value)}`));
  return names.length === 0 ? undefined : nodeOf(names, node.place);
};

/** Rights of a file, which YAML reads as a number of base 8. */
export const mode: Rule = (node, path) => {
  if (isNull(node)) return undefined;
  const number =
    node.kind === "scalar" && typeof node.value === "number" ? node.value : Number.parseInt(goText(node), 8);
  if (!Number.isInteger(number))
    throw cannotDecode(
      node,
      path,
      `strconv.ParseInt: parsing "${goText(node)}": invalid syntax`,
      "is no number of base 8 such as 0440",
    );
  return nodeOf(`0${number.toString(8)}`, node.place);
};
