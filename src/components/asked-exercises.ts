/** Names the exercises that a lesson's text asks, in the order of the text. */
export function askedExercises(text: string): string[] {
  return [...text.matchAll(/<Exercise\s[^>]*?name="([^"]+)"|<Cell\s[^>]*?exercise="([^"]+)"/g)].flatMap(
    ([, name, cell]) => name ?? cell ?? [],
  );
}
