import type { ComposeError } from "../../core/compose/compose-error.ts";
import { COMPOSE_FILE } from "../../core/compose/format.ts";
import { service } from "../../core/compose/service-format.ts";
import type { Fix } from "./trouble.ts";

/** Better words for an error that comes from a file of another kind or from a key in the wrong place, with a fix if there is one. */
export interface Rewording {
  readonly message: string;
  readonly fix?: Pick<Fix, "title" | "start" | "end" | "text">;
}

/** Says what a file is, or where a key belongs, that Compose refuses as unknown. Undefined when nothing better is known. */
export function rewordUnknown({ kind, message }: ComposeError, text: string): Rewording | undefined {
  const key = /^"([^"]+)" is no key of a Compose file\./.exec(message)?.[1];
  if (kind === "unknown-key" && key !== undefined) return rewordRoot(key, text);
  const misplaced = /^services\.([\w-]+) must be a mapping/.exec(message)?.[1];
  if (misplaced !== undefined && Object.hasOwn(service.fields, misplaced)) {
    return {
      message: `\`${misplaced}\` stands where the name of a service belongs. It is a key of a service: move it two spaces further right, below the service's name.`,
    };
  }
  return undefined;
}

function rewordRoot(key: string, text: string): Rewording | undefined {
  if (/^apiVersion:/m.test(text) && /^kind:/m.test(text))
    return { message: "This is a file for Kubernetes. Docker Compose reads files that begin with `services:`." };
  if (!/^services:/m.test(text) && /^[ \t]+(?:image|build):/m.test(text) && !Object.hasOwn(COMPOSE_FILE.fields, key))
    return putBelowServices(key, text);
  if (Object.hasOwn(service.fields, key))
    return {
      message: `\`${key}\` is a key of a service, and here it stands outside of all services. Move it below one, four spaces from the left.`,
    };
  return undefined;
}

/** The first version of the format had services without `services:` above them. */
function putBelowServices(key: string, text: string): Rewording {
  const moved = text.replaceAll(/^(?=.*\S)/gm, "  ");
  return {
    message: `"${key}" looks like a service, and nothing says so: services stand below \`services:\`. Files of the first version of the format, before 2016, had none.`,
    fix: { title: "Put all below services:", start: 0, end: text.length, text: `services:\n${moved}` },
  };
}
