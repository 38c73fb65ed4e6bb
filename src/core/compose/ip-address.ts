const BYTE = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const VERSION_4 = new RegExp(String.raw`^${BYTE}(?:\.${BYTE}){3}$`);
const GROUPS = 8;

/** Whether a text is an address of IPv4 or IPv6, as Go's `net.ParseIP` sees it: without a zone. */
export function isAddress(text: string): boolean {
  return VERSION_4.test(text) || isVersion6(text);
}

function isVersion6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2 || !text.includes(":")) return false;
  const lengths = halves.map((half) => countGroups(half));
  if (lengths.includes(undefined)) return false;
  const groups = lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0);
  return halves.length === 2 ? groups < GROUPS : groups === GROUPS;
}

/** How many groups of 16 bits a part has; undefined when it is none. An address of IPv4 may be the last two. */
function countGroups(part: string): number | undefined {
  if (part === "") return 0;
  const groups = part.split(":");
  const last = groups.at(-1) ?? "";
  const isMapped = VERSION_4.test(last);
  const hexadecimal = isMapped ? groups.slice(0, -1) : groups;
  if (!hexadecimal.every((group) => /^[\da-fA-F]{1,4}$/.test(group))) return undefined;
  return hexadecimal.length + (isMapped ? 2 : 0);
}
