const OWN = /^(?:http:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):8000([/?#].*)?$/i;

export interface AddressOptions {
  /** --path-as-is: /a/../b stays as it is. */
  readonly pathAsIs: boolean;
  /** -g: brackets and braces are characters like any other. */
  readonly globOff: boolean;
}

/** Gives the path and query of an address of the service, as curl sends it, or says why there is none. */
export function readAddress(address: string, options: AddressOptions): { path: string } | { problem: string } {
  const found = OWN.exec(address);
  if (!found) return { problem: `${address} is not the service in this page, which is at http://localhost:8000.` };
  const [target = ""] = (found[1] ?? "").split("#");
  // oxlint-disable-next-line no-control-regex -- curl refuses these as well
  if (/[\u0000- \u007F]/.test(target))
    return { problem: `${address} holds a space, which an address cannot. Write %20.` };
  if (!options.globOff && /[[\]{}]/.test(target)) {
    return {
      problem: `${address} is a list of addresses for curl: […] and {…} stand for several. Add -g, or write them out.`,
    };
  }
  const [path = "", ...query] = target.split("?");
  const plain = options.pathAsIs ? path : withoutDots(path);
  return { path: [plain || "/", ...query].join("?") };
}

/** As RFC 3986 takes "." and ".." out of a path. */
function withoutDots(path: string): string {
  const parts: string[] = [];
  const all = path.split("/").slice(1);
  for (const [index, part] of all.entries()) {
    const isLast = index === all.length - 1;
    if (part === "..") parts.pop();
    if (part !== "." && part !== "..") parts.push(part);
    else if (isLast) parts.push("");
  }
  return parts.length > 0 ? `/${parts.join("/")}` : "";
}
