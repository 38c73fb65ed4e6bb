const WHITE_SPACE = /^\p{White_Space}$/u;

/** Takes the white space off both ends, as Go's strings.TrimSpace: U+0085 is such, a byte order mark is not. */
export function trimSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && WHITE_SPACE.test(text.charAt(start))) start += 1;
  while (end > start && WHITE_SPACE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
