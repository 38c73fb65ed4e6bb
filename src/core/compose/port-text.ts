import { ComposeError } from "./compose-error.ts";
import { isAddress } from "./ip-address.ts";
import { type Path, type Place, writePath } from "./node.ts";

/** One port of a container and where it is published. */
export interface PortText {
  readonly target: number;
  readonly published: string;
  readonly hostAddress: string;
  readonly protocol: string;
}

/**
 * Reads a short form of `ports`, such as "127.0.0.1:8000-8001:80-81/udp", as `nat.ParsePortSpec` of docker/go-connections 0.7.0 does,
 * by the container's ports in the order of their names.
 * @throws ComposeError of the kind "invalid-value".
 */
export function readPortText(text: string, place: Place, path: Path): readonly PortText[] {
  const refuse = (composeSays: string, why: string): ComposeError =>
    new ComposeError("invalid-value", `${writePath(path)} is "${text}". ${why}`, { place, path, composeSays });
  const parts = text.split(":");
  const [hostAddress, host, container] = [parts.slice(0, -2).join(":"), parts.at(-2) ?? "", parts.at(-1) ?? ""];
  const [ports = "", ...rest] = container.split("/");
  const protocol = (rest.join("/") || "tcp").toLowerCase();
  if (ports === "")
    throw refuse(`no port specified: ${text}<empty>`, "The container's port is missing, behind the last colon.");
  if (!PROTOCOLS.has(protocol)) throw refuse(`invalid proto: ${protocol}`, "Behind the slash stands tcp, udp or sctp.");
  const address = readAddress(hostAddress);
  if (address === undefined)
    throw refuse(`invalid IP address: ${hostAddress}`, `"${hostAddress}" is no address of a host, such as 127.0.0.1.`);
  const inner = readRange(ports);
  if (inner === undefined)
    throw refuse(`invalid containerPort: ${ports}`, `"${ports}" is no port, from 0 to 65535, nor a range of them.`);
  const outer = host === "" ? undefined : readRange(host);
  if (host !== "" && outer === undefined)
    throw refuse(`invalid hostPort: ${host}`, `"${host}" is no port, from 0 to 65535, nor a range of them.`);
  const isUneven =
    outer !== undefined && inner.last !== inner.first && inner.last - inner.first !== outer.last - outer.first;
  if (isUneven) {
    const composeSays = `invalid ranges specified for container and host Ports: ${ports} and ${host}`;
    throw refuse(composeSays, "Both ranges must have the same number of ports.");
  }
  const targets = Array.from({ length: inner.last - inner.first + 1 }, (_, index) => inner.first + index);
  return targets
    .map((target, index) => ({
      target,
      published: publishedAt(index, targets.length, outer),
      hostAddress: address,
      protocol,
    }))
    .toSorted((a, b) => (`${a.target}/` < `${b.target}/` ? -1 : 1));
}

const PROTOCOLS = new Set(["tcp", "udp", "sctp"]);

interface Range {
  readonly first: number;
  readonly last: number;
}

function readRange(text: string): Range | undefined {
  const [start = "", ...rest] = text.split("-");
  const end = rest.length === 0 ? start : rest.join("-");
  const [first, last] = [readPort(start), readPort(end)];
  return first === undefined || last === undefined || last < first ? undefined : { first, last };
}

function readPort(text: string): number | undefined {
  return /^\+?\d+$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

/** A host's range for one port is one from which the engine chooses. */
function publishedAt(index: number, count: number, outer: Range | undefined): string {
  if (outer === undefined) return "";
  const first = String(outer.first + index);
  return count === 1 && outer.first !== outer.last ? `${first}-${outer.last}` : first;
}

/** Takes an address out of its brackets; undefined when it is none. */
function readAddress(text: string): string | undefined {
  const address = text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
  return address === "" || isAddress(address) ? address : undefined;
}
