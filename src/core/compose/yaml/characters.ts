/** Whether a character ends a line. Three of Unicode do for go-yaml, as YAML 1.1 had it. */
export function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x20_28 || code === 0x20_29;
}

/** Whether a character is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** Whether nothing of a word can stand here: a blank, the end of a line, the end of the text. */
export function isGap(code: number): boolean {
  return code <= 32 ? isBlank(code) || code === 10 || code === 13 || code === 0 : isBreak(code);
}

/** Whether a character opens, closes or parts a list or a map in brackets. */
export function isBracket(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}
