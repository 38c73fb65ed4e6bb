import { cleanPath } from "../../context/path.ts";
import { ComposeError } from "../compose-error.ts";
import { goText, goType } from "../go-text.ts";
import { isBrief, readMountText } from "../mount-text.ts";
import { type Node, nodeOf, type Path, writePath } from "../node.ts";
import { readPortText } from "../port-text.ts";
import type { Rewrite } from "../rewrite.ts";
import { invalid, isText, wrongType } from "./rule.ts";

export const mount: Rewrite = (node, path) => {
  if (node.kind === "map") return node;
  if (!isText(node)) throw wrongType(node, path, "service volume mount");
  const { type, source, target, isReadOnly, isCopied, propagation, selinux } = readMountText(
    node.value,
    node.place,
    path,
  );
  const bind = type === "bind" || propagation !== undefined || selinux !== undefined;
  return nodeOf(
    {
      type,
      ...(source !== "" && { source }),
      target: target && cleanPath(target),
      ...(isReadOnly && { read_only: true }),
      ...(bind && {
        bind: {
          ...(propagation !== undefined && { propagation }),
          ...(selinux !== undefined && { selinux }),
          ...(type === "bind" && { create_host_path: true }),
        },
      }),
      ...((type === "volume" || !isCopied) && !isBrief(node.value) && { volume: isCopied ? {} : { nocopy: true } }),
    },
    node.place,
  );
};

export const ports: Rewrite = (node, path) => {
  if (node.kind !== "list") throw wrongType(node, path, "port");
  return { ...node, items: node.items.flatMap((item, index) => longPorts(item, [...path, index], path)) };
};

function longPorts(item: Node, path: Path, listPath: Path): Node[] {
  if (item.kind === "map") return [item];
  const isPort = isText(item) || (item.kind === "scalar" && typeof item.value === "number" && !item.isFloat);
  if (!isPort) throw wrongType(item, listPath, "port");
  return readPortText(goText(item), item.place, path).map(({ target, published, hostAddress, protocol }) =>
    nodeOf(
      {
        mode: "ingress",
        ...(hostAddress !== "" && { host_ip: hostAddress }),
        ...(target !== 0 && { target }),
        ...(published !== "" && { published }),
        protocol,
      },
      item.place,
    ),
  );
}

export const device: Rewrite = (node, path) => {
  if (node.kind === "map") return node;
  if (!isText(node)) throw wrongType(node, path, "service volume mount");
  const [source = "", target = "", permissions = "rwm", ...more] = node.value.split(":");
  if (more.length > 0) throw invalid(node, path, `confusing device mapping, please use long syntax: ${node.value}`);
  return nodeOf({ source, target: target || source, permissions }, node.place);
};

export const grant: Rewrite = (node, path) => {
  if (node.kind === "map") return node;
  if (isText(node)) return nodeOf({ source: node.value }, node.place);
  throw new ComposeError("wrong-type", `${writePath(path)} must be a name or a mapping.`, {
    place: node.place,
    path,
    composeSays: `${writePath(path)}: unsupported type ${goType(node)}`,
  });
};
