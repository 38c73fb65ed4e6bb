/**
 * Breaks a text into lines of at most so many letters: at spaces, a word that is too long behind a sign in it. The lines
 * joined are the text again, so that it can be copied out of a drawing.
 */
export function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > letters) {
    const end = findEnd(rest, letters);
    lines.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...lines, rest];
}

function findEnd(text: string, letters: number): number {
  const last = text.lastIndexOf(" ", letters);
  // No line begins with the sign of what was left out.
  const space = text[last + 1] === "…" ? text.lastIndexOf(" ", last - 1) : last;
  if (space > 0) return space + 1;
  const sign = /^.*[,=/&]/.exec(text.slice(0, letters));
  return sign ? sign[0].length : letters;
}
