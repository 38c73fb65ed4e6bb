import { z } from "zod";
import type { World } from "../core/compose/engine/world.ts";

import image from "./compose-image.json" with { type: "json" };

/** The names in the folders of python:3.13-slim, without those of which people do not ask. */
const FOLDERS = new Map(Object.entries(z.record(z.string(), z.array(z.string())).parse(image)));

/** Folders of which the names are not listed: programs, libraries, and what lies four folders deep. */
const UNLISTED = /^\/(?:bin|dev|lib|proc|sbin|sys|usr\/(?:bin|lib|lib64|sbin|share)|[^/]+\/[^/]+\/[^/]+)(?:\/|$)/;

/** Programs of the images with which the cases were made, as far as a Compose file may name them. */
const PROGRAMS = new Set(
  "[ bash cat chmod chown cp dash date echo env false find grep head hostname id kill ln ls mkdir mv pip printf python python3 pwd rm seq sh sleep sort stat tail tar test timeout touch tr true uname wc whoami".split(
    " ",
  ),
);
/** Of the programs that only busybox has, those that people use. */
const BUSYBOX = new Set("httpd nc nslookup ping telnet top vi wget".split(" "));
const USERS = new Set(
  "_apt backup bin daemon games irc list lp mail man news nobody nogroup proxy root sync sys tty users uucp www-data".split(
    " ",
  ),
);
const IMAGES = /^(?:docker\.io\/(?:library\/)?)?(?:python:3\.13-slim|busybox:1\.37)$/;

/** The engine on which the cases ran: two images, no registry, nothing of others. */
export const COMPOSE_WORLD: World = {
  hasImage: (image) => IMAGES.test(image),
  hasProgram: (image, program) => {
    const name = program.replace(/^(?:\/usr)?(?:\/local)?\/s?bin\//, "");
    return PROGRAMS.has(name) || (image.includes("busybox") && BUSYBOX.has(name));
  },
  hasUser: (_, user) => USERS.has(user),
  hasPath: (_, path) => hasPath(path),
  knowsFolder: true,
  hasNetwork: () => false,
  hasVolume: () => false,
  behaviours: new Map(),
};

/** What is in a folder that is not listed nobody knows; what a listed folder lacks is not there. */
function hasPath(path: string): boolean | undefined {
  let folder = "";
  for (const name of path.split("/").filter(Boolean)) {
    const names = FOLDERS.get(folder === "" ? "/" : folder);
    if (names === undefined) return UNLISTED.test(folder) ? undefined : false;
    if (!names.includes(name)) return false;
    folder = `${folder}/${name}`;
  }
  return true;
}
