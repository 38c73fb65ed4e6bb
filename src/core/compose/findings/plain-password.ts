import { entriesOf, field, textOf } from "../field.ts";
import type { Place } from "../node.ts";
import type { FileFix, Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds passwords that are written into the file itself. One that comes from a variable is not there. */
export function findPlainPasswords(scene: Scene): Remark[] {
  const variables = new Map<string, string>();
  return entriesOf(field(scene.loaded.model, "services")).flatMap(([, { value: service }]) =>
    entriesOf(field(service, "environment")).flatMap(([key, { value }]): Remark[] => {
      const password = secretIn(key, textOf(value) ?? "");
      const written = scene.lineAt(value.place);
      if (password === undefined || !isWritten(password, written)) return [];
      const variable = variables.get(password) ?? key;
      variables.set(password, variable);
      const message = `The value of ${key} is written into this file.`;
      return [{ place: value.place, message, fix: fixOf(scene, value.place, password, variable) }];
    }),
  );
}

/** Whether a secret stands in the text of its line, and no variable in it or before. */
function isWritten(secret: string, line: string): boolean {
  const at = line.indexOf(secret);
  return at !== -1 && !line.slice(0, at + secret.length + 1).includes("$");
}

const NAMES = /(?:PASSWORD|PASSWD|_PASS|SECRET|SECRET_KEY|API_KEY|ACCESS_KEY|PRIVATE_KEY|TOKEN|AUTH_KEY)$/i;
const NO_SECRETS =
  /(?:ALLOW|RANDOM|EXPIRE|REQUIRE|MAX|MIN|POLICY|PUBLIC|ENABLE|DISABLE|VALIDATE|CANCEL|NUM_|_PER_|STOP_|PAD_|EOS_)/i;
/** Values that say something else than a secret. */
const NO_VALUES = /^(?:true|false|yes|no|on|off|none|null|\d{1,3}|\/.*|https?:\/\/[^@]*)?$/i;

/** The secret that a variable holds: its value, or the password in an address. */
function secretIn(key: string, value: string): string | undefined {
  const [, password] = /^[a-z][\w+.-]*:\/\/[^\s:/@]*:([^\s@/]+)@/i.exec(value) ?? [];
  if (password !== undefined) return password;
  const isSecret = NAMES.test(key) && !NO_SECRETS.test(key) && !NO_VALUES.test(value);
  return isSecret ? value : undefined;
}

/** Takes the value from a variable, where the secret stands once on its line in plain letters. */
function fixOf(scene: Scene, place: Place, password: string, variable: string): FileFix | undefined {
  const line = scene.lineAt(place);
  const at = line.lastIndexOf(password);
  const isPlain = /^[\w.!@%+=^~-]+$/.test(password) && /^[A-Z]\w*$/i.test(variable);
  if (!isPlain || line.slice(0, at).includes("#") || line.indexOf(password) !== at) return undefined;
  const start = scene.offsetOf(place) + at;
  const text = `\${${variable}:?is not set}`;
  const isQuoted = /["'][^"']*$/.test(line.slice(0, at));
  const isWhole = at === 0;
  const end = start + password.length;
  if (!isQuoted && !isWhole) return undefined;
  return { file: place.file, title: `Take it from \${${variable}}`, start, end, text: isQuoted ? text : `"${text}"` };
}
