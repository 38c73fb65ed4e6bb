import { entriesOf, field, itemsOf, textOf } from "../field.ts";
import type { Node, Place } from "../node.ts";
import type { FileFix, Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds passwords that are written into the file itself. One that comes from a variable is not there. */
export function findPlainPasswords(scene: Scene): Remark[] {
  const found = entriesOf(field(scene.loaded.model, "services"))
    .flatMap(([, { value: service }]) => secretsOf(service))
    .filter(({ text, place }) => isWritten(text, scene.lineAt(place)));
  const variables = namesOf(found);
  return found.map((secret) => {
    const { key, text, isPart, place } = secret;
    const what = isPart ? `The password in ${key}` : `The value of ${key}`;
    const fix = fixOf(scene, place, text, variables.get(kindOf(secret)) ?? key);
    return { place, message: `${what} is written into this file.`, fix };
  });
}

/** The secrets that a service's variables hold, those of its build, and the options of its command. */
function secretsOf(service: Node): (Secret & { readonly place: Place })[] {
  const variables = [field(service, "environment"), field(field(service, "build"), "args")].flatMap(entriesOf);
  const held = variables.flatMap(([key, { value }]) => {
    const secret = secretIn(key, textOf(value) ?? "");
    return secret === undefined ? [] : [{ ...secret, place: value.place }];
  });
  return [...held, ...["entrypoint", "command"].flatMap((key) => secretsInCommand(itemsOf(field(service, key))))];
}

const OPTION = /^(--(?:[\w.-]+[.-])?(?:requirepass|password|passwd|token|secret|api-key))(?:=(.*))?$/is;

function secretsInCommand(words: readonly Node[]): (Secret & { readonly place: Place })[] {
  return words.flatMap((word, at) => {
    const [, key, joined] = OPTION.exec(textOf(word) ?? "") ?? [];
    const next = words[at + 1];
    const text = joined ?? textOf(next) ?? "";
    if (key === undefined || NO_VALUES.test(text) || (joined === undefined && text.startsWith("-"))) return [];
    return [{ key, text, isPart: true, place: joined === undefined ? (next ?? word).place : word.place }];
  });
}

/** A secret, and the variable that holds it. */
interface Secret {
  readonly key: string;
  readonly text: string;
  /** Whether it is the password in a longer text, such as the address of a database. */
  readonly isPart: boolean;
}

/** One variable for each secret, by what it is: the first that is nothing but the secret, else one named after the address. */
function namesOf(secrets: readonly Secret[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const each of secrets) if (!each.isPart && !names.has(kindOf(each))) names.set(kindOf(each), each.key);
  for (const each of secrets) {
    const name = `${each.key.replace(/_?(?:URL|URI|DSN)$/i, "") || each.key}_PASSWORD`;
    if (!names.has(kindOf(each))) names.set(kindOf(each), name);
  }
  return names;
}

/** Services that talk to each other hold one password under several names; equal keys and tokens are an accident. */
function kindOf({ key, text, isPart }: Secret): string {
  if (/ROOT|ADMIN/i.test(key)) return `root ${text}`;
  return isPart || /PASS/i.test(key) ? `password ${text}` : `${key} ${text}`;
}

/** Whether a secret stands in the text of its line, and no variable in it or before. */
function isWritten(secret: string, line: string): boolean {
  const at = line.indexOf(secret);
  return at !== -1 && !line.slice(0, at + secret.length + 1).includes("$");
}

const NAMES = /(?:PASSWORD|PASSWD|_PASS|SECRET|SECRET_KEY|API_KEY|ACCESS_KEY|PRIVATE_KEY|TOKEN|AUTH_KEY)$/i;
const NO_SECRETS =
  /(?:ALLOW|RANDOM|EXPIRE|REQUIRE|(?:^|_)M(?:AX|IN)_|POLICY|PUBLIC|ENABLE|DISABLE|VALIDATE|CANCEL|NUM_|_PER_|STOP_|PAD_|EOS_)/i;
/** Values that say something else than a secret. */
const NO_VALUES =
  /^(?:true|false|yes|no|on|off|none|null|\d{1,3}|x+|\*+|<.*>|.*\.(?:pem|key|crt|json|txt|ya?ml)|\/.*|https?:\/\/[^@]*)?$/i;

/** The secret that a variable holds: its value, or the password in an address. */
function secretIn(key: string, value: string): Secret | undefined {
  const [, password] = /^[a-z][\w+.-]*:\/\/[^\s:/@]*:([^\s@/]+)@/i.exec(value) ?? [];
  if (password !== undefined) return { key, text: password, isPart: true };
  const isSecret = NAMES.test(key) && !NO_SECRETS.test(key) && !NO_VALUES.test(value.replaceAll(/^["']|["']$/g, ""));
  return isSecret ? { key, text: value, isPart: false } : undefined;
}

/** Takes the value from a variable, where the secret stands once on its line in plain letters. */
function fixOf(scene: Scene, place: Place, secret: string, variable: string): FileFix | undefined {
  const line = scene.lineAt(place);
  const at = line.startsWith(secret) ? 0 : line.lastIndexOf(secret);
  const before = line.slice(0, at);
  const isPlain = /^[\w.!@%+=^~-]+$/.test(secret) && /^[A-Z]\w*$/i.test(variable);
  if (!isPlain || before.includes("#") || line.indexOf(secret) !== at) return undefined;
  const isOpen = /["'][^"']*$/.test(before) || (/^\w+=[\w+.:/-]*$/.test(before) && isListItem(scene, place));
  if (!isOpen && at !== 0) return undefined;
  const start = scene.offsetOf(place) + at;
  const text = `\${${variable}:?is not set}`;
  const title = `Take it from \${${variable}}`;
  return { file: place.file, title, start, end: start + secret.length, text: isOpen ? text : `"${text}"` };
}

/** Whether a place is the first of an item that has a line for itself. */
function isListItem(scene: Scene, place: Place): boolean {
  const before = scene.textFrom({ ...place, column: 1 }).slice(0, place.column - 1);
  return /^ *- +$/.test(before);
}
