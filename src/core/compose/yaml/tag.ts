import type { Place } from "../node.ts";
import { isGap } from "./characters.ts";
import type { Cursor } from "./cursor.ts";
import { token, type Token } from "./token.ts";

/** Reads `&name` or `*name`. */
export function scanAnchor(cursor: Cursor, place: Place): Token {
  const type = cursor.code() === 42 ? "*" : "&";
  cursor.skip();
  const [name] = cursor.match(/[!-+\--9;-Z\\^-z|~]+/y) ?? [""];
  if (name === "" || !(isGap(cursor.code()) || ":,]}".includes(cursor.text.charAt(cursor.offset))))
    throw cursor.fault(
      "did not find expected alphabetic or numeric character",
      `while scanning an ${type === "*" ? "alias" : "anchor"}`,
      place,
    );
  return token(type, place, name);
}

const DURING = "while parsing a tag";

/** Reads `!<tag>`, `!!suffix`, `!handle!suffix` or `!suffix`. */
export function scanTag(cursor: Cursor, place: Place): Token {
  const tag = cursor.code(1) === 60 ? scanVerbatim(cursor, place) : scanShort(cursor, place);
  if (isGap(cursor.code())) return tag;
  throw cursor.fault("did not find expected whitespace or line break", "while scanning a tag", place);
}

function scanVerbatim(cursor: Cursor, place: Place): Token {
  cursor.skip(2);
  const [uri] = cursor.match(/[\w\-;/?:@&=+$.!~*'()%,[\]{}]+/y) ?? [];
  if (uri === undefined) throw cursor.fault("did not find expected tag URI", DURING, place);
  if (cursor.code() !== 62) throw cursor.fault("did not find the expected '>'", "while scanning a tag", place);
  cursor.skip();
  return token("!", place, decode(cursor, uri, place));
}

function scanShort(cursor: Cursor, place: Place): Token {
  const [handle] = cursor.match(/![\w-]*!?/y) ?? [""];
  const [uri] = cursor.match(/[\w\-;/?:@&=+$.!~*'()%]*/y) ?? [""];
  const next = cursor.code();
  if (!isGap(next) && next >= 32 && next <= 126)
    throw cursor.fault(
      `found character '${String.fromCharCode(next)}' that is not allowed in a YAML tag`,
      DURING,
      place,
    );
  if (handle.length > 1 && handle.endsWith("!")) {
    if (uri === "") throw cursor.fault("did not find expected tag URI", DURING, place);
    return token("!", place, decode(cursor, uri, place), handle);
  }
  const suffix = handle.slice(1) + decode(cursor, uri, place);
  return suffix === "" ? token("!", place, "!") : token("!", place, suffix, "!");
}

function decode(cursor: Cursor, uri: string, place: Place): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    throw cursor.fault("did not find URI escaped octet", DURING, place);
  }
}

/** Reads `%YAML 1.1` or `%TAG !handle! prefix`, with the rest of its line. */
export function scanDirective(cursor: Cursor, place: Place): Token {
  const during = "while scanning a directive";
  cursor.skip();
  const [name] = cursor.match(/[\w-]+/y) ?? [];
  if (name === undefined) throw cursor.fault("could not find expected directive name", during, place);
  if (!isGap(cursor.code())) throw cursor.fault("found unexpected non-alphabetical character", during, place);
  if (name !== "YAML" && name !== "TAG") throw cursor.fault("found unknown directive name", during, place);
  const directive = name === "YAML" ? scanVersion(cursor, place) : scanPrefix(cursor, place);
  cursor.endLine(during, place);
  return directive;
}

function scanVersion(cursor: Cursor, place: Place): Token {
  cursor.skipBlanks();
  const [version] = cursor.match(/\d{1,2}\.\d{1,2}(?!\d)/y) ?? [];
  if (version === undefined)
    throw cursor.fault("did not find expected version number", "while scanning a %YAML directive", place);
  return token("%YAML", place, version);
}

function scanPrefix(cursor: Cursor, place: Place): Token {
  cursor.skipBlanks();
  const [, handle, prefix = ""] =
    cursor.match(/(!|![\w-]*!)[ \t]+([\w\-;/?:@&=+$.!~*'()%,[\]{}]+)(?![^ \t\r\n\0])/y) ?? [];
  if (handle === undefined) throw cursor.fault("did not find expected '!'", "while parsing a %TAG directive", place);
  return token("%TAG", place, decode(cursor, prefix, place), handle);
}
