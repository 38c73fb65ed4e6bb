import { DockerfileError } from "./error.ts";
import { cut, lower, quote } from "./text.ts";

/** What EXPOSE says of one port or range of ports. */
export interface Port {
  /** As written: "tcp" if nothing is. */
  readonly protocol: string;
  /** The address and the port of the host, which EXPOSE has no use for; empty if there are none. */
  readonly address: string;
  readonly hostPort: string;
  readonly containerPort: string;
}

/**
 * Takes "[address:[host port:]]port[/protocol]" apart. Throws a DockerfileError without a port or with another protocol.
 * BuildKit: `frontend/dockerfile/dockerfile2llb/convert_expose.go`.
 */
export function readPort(written: string): Port {
  const parts = written.split(":");
  const [containerPort, protocol = ""] = cut(parts.pop() ?? "", "/");
  const hostPort = parts.pop() ?? "";
  const wrong = `invalid port: ${quote(written)}`;
  if (containerPort === "") throw new DockerfileError(`${wrong}: no port specified`);
  if (!/^(?:|tcp|udp|sctp)$/.test(lower(protocol))) throw new DockerfileError(`${wrong}: invalid proto: ${protocol}`);
  return { protocol: protocol || "tcp", address: parts.join(":"), hostPort, containerPort };
}

/** Throws a DockerfileError for addresses and numbers that are none. */
export function checkPort({ address, hostPort, containerPort }: Port): void {
  checkAddress(address);
  const container = readRange(containerPort);
  if (!container) throw new DockerfileError(`invalid containerPort: ${containerPort}`);
  if (hostPort === "") return;
  const host = readRange(hostPort);
  if (!host) throw new DockerfileError(`invalid hostPort: ${hostPort}`);
  if (container.size !== host.size && container.size > 0) {
    throw new DockerfileError(
      `invalid ranges specified for container and host Ports: ${containerPort} and ${hostPort}`,
    );
  }
}

function checkAddress(written: string): void {
  if (written === "") return;
  const [, inBrackets] = /^\[([^[\]]*)\]$/.exec(written) ?? [];
  if (written.startsWith("[") && inBrackets === undefined) {
    throw new DockerfileError(`invalid IP address ${written}: address ${written}:: missing ']' in address`);
  }
  const address = inBrackets ?? written;
  if (address !== "" && !isIpAddress(address)) throw new DockerfileError(`invalid IP address: ${address}`);
}

/** "8000" or "8000-8010"; undefined when it is neither. */
function readRange(written: string): { size: number } | undefined {
  const [start, end] = cut(written, "-").map(readNumber);
  if (start === undefined) return undefined;
  if (!written.includes("-")) return { size: 0 };
  return end === undefined || end < start ? undefined : { size: end - start };
}

function readNumber(written: string | undefined): number | undefined {
  const number = /^[+-]?\d+$/.test(written ?? "") ? Number(written) : -1;
  return number >= 0 && number <= 65_535 ? number : undefined;
}

const IPV4 = /^(?:(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(?:\.(?!$)|$)){4}$/;

function isIpAddress(address: string): boolean {
  if (!address.includes(":")) return IPV4.test(address);
  const last = address.slice(address.lastIndexOf(":") + 1);
  const plain = IPV4.test(last) ? `${address.slice(0, -last.length)}0:0` : address;
  const [head = "", tail, ...more] = plain.split("::");
  const groups = [head, tail ?? ""].flatMap((part) => (part === "" ? [] : part.split(":")));
  const isFull = tail === undefined ? groups.length === 8 : groups.length < 8;
  return more.length === 0 && isFull && groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group));
}
