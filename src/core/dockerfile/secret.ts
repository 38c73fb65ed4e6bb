const SECRET = wordsPattern("apikey|auth|credential|credentials|key|password|pword|passwd|secret|token");
const HARMLESS = wordsPattern("public|file|version");

/** Whether a variable's name says that it holds a secret: one of its words, which underscores separate, does. */
export function isSecret(name: string): boolean {
  return SECRET.test(name) && !HARMLESS.test(name);
}

function wordsPattern(words: string): RegExp {
  return new RegExp(`(?:_|^)(?:${words})(?:_|$)`, "iu");
}
