import { goText } from "../go-text.ts";
import { type Node, nodeOf, type Path } from "../node.ts";
import { invalid, isNull, type Rule } from "./rule.ts";

export const hosts: Rule = (node, path) => {
  const lines =
    node.kind === "map"
      ? [...node.entries].flatMap(([host, { value }]) => hostLines(host, value))
      : node.kind === "list"
        ? node.items.flatMap((item) => hostItem(item, path))
        : [];
  return lines.length === 0
    ? undefined
    : nodeOf(
        lines.toSorted((a, b) => (a < b ? -1 : 1)),
        node.place,
      );
};

function hostLines(host: string, value: Node): string[] {
  const addresses = value.kind === "list" ? value.items.map(goText) : [isNull(value) ? "" : goText(value)];
  return addresses.map((address) => `${host}=${withoutBrackets(address)}`);
}

function hostItem(item: Node, path: Path): string[] {
  const line = goText(item);
  const at = line.includes("=") ? line.indexOf("=") : line.indexOf(":");
  if (at < 0)
    throw invalid(item, path, "needs an address, as in host=10.0.0.1", `invalid additional host, missing IP: ${line}`);
  const host = line.slice(0, at);
  if (host === "" || /[:=]/.test(host)) throw invalid(item, path, "has no name of a host", `bad host name '${host}'`);
  return line
    .slice(at + 1)
    .split(",")
    .map((address) => `${host}=${withoutBrackets(address)}`);
}

function withoutBrackets(address: string): string {
  return address.length > 2 && address.startsWith("[") && address.endsWith("]") ? address.slice(1, -1) : address;
}
