const POWERS = "bkmgtp";
const KIBI = 1024;

/**
 * Reads a size of memory as `units.RAMInBytes` of docker/go-units does: 512m, 1.5 GiB, 100; undefined when it is none.
 * @returns Bytes.
 */
export function readSize(text: string): number | undefined {
  if (/^[-+]?\d+$/.test(text)) return Number(text);
  const [, number = "", unit = ""] =
    /^(\+?(?:\d+(?:_\d+)*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?) ?([a-zA-Z]*)$/.exec(text) ?? [];
  if (number === "") return undefined;
  const [, prefix = "b"] = /^(?:b|([kmgtp])(?:b|ib)?)?$/.exec(unit.toLowerCase()) ?? ["", undefined];
  if (!/^(?:b|[kmgtp](?:b|ib)?)?$/.test(unit.toLowerCase())) return undefined;
  return Math.trunc(Number(number.replaceAll("_", "")) * KIBI ** POWERS.indexOf(prefix));
}
