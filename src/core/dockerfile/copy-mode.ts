import { DockerfileError } from "./error.ts";

const SYMBOLIC = /^[augo]*(?:[-+=][rstwXxugo]*)+(?:,[augo]*(?:[-+=][rstwXxugo]*)+)*$/;

/** Throws a DockerfileError unless it is what `--chmod` takes: an octal number such as "0755", or "u=rwx,go=rx". */
export function checkMode(mode: string): void {
  if (mode === "" || (/^[0-7]+$/.test(mode) && Number.parseInt(mode, 8) <= 0o7777)) return;
  if (/^\d/.test(mode)) {
    throw new DockerfileError(`invalid chmod parameter: '${mode}'. it should be octal string and between 0 and 07777`);
  }
  if (!SYMBOLIC.test(mode)) throw new DockerfileError("invalid syntax");
}
