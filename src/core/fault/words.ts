/** Words that many messages have, which say little about what went wrong. */
const COMMON = new Set(
  `a an and any are at be build by can cannot code command complete container could couldnt daemon did directory docker
  does error exit exited failed failure file find for found from has have image in is it line message must no not of on
  or permission denied pip process python run running should solve starting start such successfully that the this to
  type unable unknown use used using was while with you your`.split(/\s+/),
);

/** How much a word says of a message: little if many have it. */
export function weightOf(word: string): number {
  return COMMON.has(word) ? 0.25 : 1;
}

/**
 * The words of a line without all that differs from machine to machine: colours, numbers, versions, times, ports, ids,
 * digests, addresses and paths.
 */
export function wordsOf(line: string): string[] {
  const bare = plainLine(line)
    .replaceAll(/(?<![a-z])[a-z]+:\/\/\S+/gi, " ")
    .replaceAll(/(?<![\w.~$-])(?:[A-Za-z]:)?[\w.~$-]*(?:[\\/][\w.~$%{}@+-]+)+[\\/]?/g, " ")
    .replaceAll(/[\w.-]+/g, (word) => (/\d/.test(word) ? " " : word))
    .replaceAll(/(?<=[a-z])['’](?=[a-z])/gi, "");
  return bare.toLowerCase().match(/[a-z][a-z_]*/g) ?? [];
}

/** A line as a reader sees it: without what colours a terminal's text and moves its cursor, also where the escape is lost. */
export function plainLine(line: string): string {
  return line.replaceAll(TERMINAL, "").trim();
}

const TERMINAL =
  // oxlint-disable-next-line no-control-regex -- these are the characters that have to go
  /\u001b\[[0-9;?]*[A-Za-z]|\[[0-9;?]+[A-HJKSTfhlmnsu](?![a-z])|\[[Km](?![A-Za-z])|[\u0000-\u0008\u000b-\u001f\u007f]/g;
