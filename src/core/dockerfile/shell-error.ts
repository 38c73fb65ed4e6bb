/** What is wrong with a word, in the builder's words. Stays inside: `expandWord` gives it as a text. */
export class ShellError extends Error {
  override readonly name = "ShellError";
}

/** Without an end, a text that doubles with every ENV would fill the memory. No real one comes near. */
const LONGEST = 1 << 20;

/** Joins two texts. */
export function append(text: string, more: string): string {
  if (text.length + more.length > LONGEST) throw new ShellError("the text becomes too long");
  return text + more;
}
