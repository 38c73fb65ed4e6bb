/** Says that a picture does not show all of a stack; empty when it does. */
export function leftInWords(left: number): string {
  if (left === 0) return "";
  return left === 1 ? "One more service is not drawn." : `${left} more services are not drawn.`;
}
