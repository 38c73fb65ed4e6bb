/** The label of what the verifier itself makes. */
export function labelOf(verification: string): string {
  return `org.runs-anywhere.verification=${verification}`;
}

/**
 * A host that does not exist. As one for which no proxy is used, which the client hands to each container that it makes, it marks
 * also those of a reader's own command, and changes nothing for what runs in them.
 */
export function markOf(verification: string): string {
  return `${verification}.runs-anywhere.invalid`;
}
