/**
 * Gives a command that was written for Windows as it would be written for a shell: the command prompt's carets, which
 * make a line go on and protect quotes, and PowerShell's backticks at the ends of lines. Other commands stay as they are.
 */
export function fromWindows(line: string): string {
  const text = line.replace(/^(\s*curl)\.exe\b/i, "$1").replaceAll(/`[^\S\n]*\r?\n/g, "\\\n");
  return /\^(?:["\r\n]|$)/m.test(text) ? withoutCarets(text) : text;
}

/** Between quotes that stand by themselves a caret is a caret; elsewhere it protects what follows. */
function withoutCarets(text: string): string {
  let isQuoted = false;
  return text.replaceAll(/\^(\s*\r?\n|.)|"/gs, (found, protectedText?: string) => {
    if (protectedText === undefined) isQuoted = !isQuoted;
    if (protectedText === undefined || isQuoted) return found;
    return protectedText.endsWith("\n") ? "\\\n" : protectedText;
  });
}
