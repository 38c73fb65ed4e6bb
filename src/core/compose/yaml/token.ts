import type { Place } from "../node.ts";

/**
 * What a token is. Most are as they are written; "?" and ":" stand before every key and value, "map", "list" and "close" are
 * where the indentation begins or ends one.
 */
export type TokenType =
  | "---"
  | "..."
  | "%YAML"
  | "%TAG"
  | "map"
  | "list"
  | "close"
  | "["
  | "]"
  | "{"
  | "}"
  | ","
  | "-"
  | "?"
  | ":"
  | "&"
  | "*"
  | "!"
  | "scalar"
  | "end";

/** The smallest part of a YAML file. */
export interface Token {
  readonly type: TokenType;
  readonly place: Place;
  /** What a scalar says, an anchor or alias is named, or a tag or directive is for. */
  readonly text: string;
  /** What of a tag stands for its prefix: "!!" of `!!str`, "!" of `!reset`. */
  readonly handle: string;
  /** Whether a scalar stands without quotes. */
  readonly isPlain: boolean;
}

export function token(type: TokenType, place: Place, text = "", handle = "", isPlain = false): Token {
  return { type, place, text, handle, isPlain };
}
