/** Says whether a character, given by its code point, is one of those that are meant. */
export type Test = (code: number) => boolean;

/** What stands on one side of a place in a text: the text's own edge, a letter, digit or "_", or something else. */
export type Side = "edge" | "word" | "other";

/** One instruction of a program; when it has done its work, the next one of the list follows. */
export type Instruction =
  /** Takes the character of this code point. */
  | number
  /** Takes a character that passes the test. */
  | { readonly op: "one"; readonly test: Test }
  /** Takes any number of them. */
  | { readonly op: "any"; readonly test: Test }
  /** Does nothing, or leaves out so many of the instructions that follow. */
  | { readonly op: "skip"; readonly over: number }
  /** Goes on only where the sides of this place are such. */
  | { readonly op: "assert"; readonly holds: (before: Side, after: Side) => boolean };

/** What takes some texts from their first character to their last, and no others. */
export type Program = readonly Instruction[];

/** Takes any text. */
export const ANYTHING: Instruction = { op: "any", test: () => true };

export const SLASH = 0x2f;

/** A program that takes exactly this text. */
export function takeText(text: string): Program {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

/** A program that takes folders, or none: nothing, or what ends in a slash, before which all characters are such. */
export function takeFolders(within: Instruction): Program {
  return [{ op: "skip", over: 2 }, within, SLASH];
}
