/** Names the terms that a lesson's text explains, in the order of the text. */
export function explainedTerms(text: string): string[] {
  return [...text.matchAll(/<Term\s+name="([^"]+)"/g)].flatMap(([, name]) => name ?? []);
}
