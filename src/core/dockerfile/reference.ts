import { DockerfileError } from "./error.ts";
import { cut, lower } from "./text.ts";

const COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const DOMAIN = `(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const DIGEST = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
const REFERENCE = new RegExp(
  `^(${DOMAIN})/(${COMPONENT}(?:/${COMPONENT})*)(?::([0-9A-Za-z_][0-9A-Za-z_.-]{0,127}))?(?:@(${DIGEST}))?$`,
);
const LONGEST_NAME = 255;

/**
 * Gives the full name of an image: "python" is "docker.io/library/python:latest".
 * Throws a DockerfileError in the words of the library `distribution/reference`, whose rules these are.
 */
export function readReference(name: string): string {
  if (/^[a-f0-9]{64}$/.test(name)) {
    throw new DockerfileError(`invalid repository name (${name}), cannot specify 64-byte hexadecimal strings`);
  }
  const { domain, rest } = splitDomain(name);
  const [path] = cut(rest, ":");
  if (lower(path) !== path) {
    throw new DockerfileError(`invalid reference format: repository name (${path}) must be lowercase`);
  }
  const full = `${domain}/${rest}`;
  const match = REFERENCE.exec(full);
  if (!match) throw new DockerfileError(messageFor(full));
  const [, , repository = "", tag, digest] = match;
  if (repository.length > LONGEST_NAME) {
    throw new DockerfileError(`repository name must not be more than ${LONGEST_NAME} characters`);
  }
  if (digest !== undefined) checkDigest(digest);
  return tag === undefined && digest === undefined ? `${full}:latest` : full;
}

function messageFor(full: string): string {
  return REFERENCE.test(lower(full)) ? "repository name must be lowercase" : "invalid reference format";
}

/** The first part is a registry if it looks like one; else the image is one of Docker Hub's. */
function splitDomain(name: string): { domain: string; rest: string } {
  const [first, behind] = cut(name, "/");
  if (behind === undefined) return { domain: "docker.io", rest: `library/${name}` };
  if (first === "index.docker.io" || first === "docker.io") return { domain: "docker.io", rest: official(behind) };
  const isDomain = first === "localhost" || /[.:]/.test(first) || lower(first) !== first;
  return isDomain ? { domain: first, rest: behind } : { domain: "docker.io", rest: name };
}

function official(path: string): string {
  return path.includes("/") ? path : `library/${path}`;
}

const HEX_DIGITS: Record<string, number> = { sha256: 64, sha384: 96, sha512: 128 };

/** Throws a DockerfileError, in the words of `opencontainers/go-digest`, unless it is a digest such as "sha256:…". */
export function checkDigest(digest: string): void {
  const [algorithm, encoded = ""] = cut(digest, ":");
  const digits = Object.hasOwn(HEX_DIGITS, algorithm) ? HEX_DIGITS[algorithm] : undefined;
  if (algorithm === "" || encoded === "") throw new DockerfileError("invalid checksum digest format");
  if (digits === undefined) {
    const isDigest = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/.test(digest);
    throw new DockerfileError(isDigest ? "unsupported digest algorithm" : "invalid checksum digest format");
  }
  if (encoded.length !== digits) throw new DockerfileError("invalid checksum digest length");
  if (!/^[a-f0-9]+$/.test(encoded)) throw new DockerfileError("invalid checksum digest format");
}
