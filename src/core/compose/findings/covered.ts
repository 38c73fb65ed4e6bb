import type { Mount, Service } from "../model.ts";
import { joinPath } from "../paths.ts";
import { dockerfileOf } from "./dockerfile-of.ts";
import type { FileFix, Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds folders of the machine that are mounted over those in which the image has its packages. */
export function findCovered(scene: Scene): Remark[] {
  return [...scene.loaded.stack.services.values()].flatMap((service) => {
    const installed = new Set(installedBy(dockerfileOf(scene, service) ?? ""));
    const targets = new Set(service.mounts.map(({ target }) => target));
    return service.mounts.flatMap((mount): Remark[] => {
      if (mount.type !== "bind") return [];
      const folders = [...installed, ...installedByNode(scene, service, mount)];
      const folder = folders.find((each) => isCovered(each, mount, targets));
      if (folder === undefined) return [];
      const message = `${service.name} has its packages in ${folder}, and this mount puts the machine's folder over them.`;
      return [{ place: mount.place, message, fix: fixOf(scene, mount, folder) }];
    });
  });
}

/** What Node runs in an image that is built has its packages there, where the Dockerfile is not known. */
function installedByNode(scene: Scene, service: Service, { target }: Mount): string[] {
  if (service.build === undefined || dockerfileOf(scene, service) !== undefined) return [];
  const command = [...(service.entrypoint ?? []), ...(service.command ?? [])].join(" ").slice(0, LONGEST);
  const isNode = /^(?:npm|yarn|pnpm|npx) /.test(`${command} `) && !/\b(?:install|ci)\b/.test(command);
  return isNode ? [joinPath(target, "node_modules")] : [];
}

const LONGEST = 2000;
const INSTALLERS: readonly (readonly [command: RegExp, folder: string])[] = [
  [
    /\b(?:npm (?:ci|i|install)\b(?![^&;]*\s(?:-g|--global)\b)|pnpm (?:i|install)\b|yarn(?: install)?(?=\s|$))/,
    "node_modules",
  ],
  [/\buv sync\b(?![^&;]*\s--system\b)/, ".venv"],
  [/\brenv::restore\(/, "renv/library"],
];

/** Follows WORKDIR, and reads what RUN installs; a folder that is named as an environment counts as well. */
function* installedBy(dockerfile: string): Generator<string> {
  const isElsewhere = /\b(?:UV_PROJECT_ENVIRONMENT|RENV_PATHS_LIBRARY)\b/.test(dockerfile);
  let folder = "/";
  for (const line of dockerfile.split(/\r?\n/)) {
    const [, keyword = "", rest = ""] = /^\s*(FROM|WORKDIR|RUN)\s+(.*)$/i.exec(line.slice(0, LONGEST)) ?? [];
    if (/^FROM$/i.test(keyword)) folder = "/";
    if (/^WORKDIR$/i.test(keyword)) folder = joinPath(folder, rest.trim().replaceAll(/["']/g, ""));
    if (!/^RUN$/i.test(keyword)) continue;
    for (const [command, name] of INSTALLERS) {
      if (command.test(rest) && !(isElsewhere && name !== "node_modules")) yield joinPath(folder, name);
    }
    const [, venv] = /(?:\s-m venv|\buv venv|\bvirtualenv)\s+(?:--\S+\s+)*([\w./-]+)/.exec(rest) ?? [];
    if (venv !== undefined) yield joinPath(folder, venv);
  }
}

/** Whether a mount lies over a folder, and none at the folder or between brings it back. */
function isCovered(folder: string, { target }: Mount, targets: ReadonlySet<string>): boolean {
  const over = target.replace(/\/$/, "");
  if (over === "" || !`${folder}/`.startsWith(`${over}/`)) return false;
  const between = folder.slice(over.length).split("/").slice(1);
  return !between.some((_, at) => targets.has(`${over}/${between.slice(0, at + 1).join("/")}`));
}

/** Mounts a volume where the packages are, on the next line of a plain list. */
function fixOf(scene: Scene, { place }: Mount, folder: string): FileFix | undefined {
  if (place === undefined) return undefined;
  const before = scene.textFrom({ ...place, column: 1 }).slice(0, place.column - 1);
  const line = scene.lineAt(place);
  if (!/^ *- +$/.test(before) || !/^["']?[^\s"':{]+:[^\s"':]+(?::\w+)?["']?\s*(?:#.*)?$/.test(line)) return undefined;
  const at = scene.offsetOf(place) + line.length;
  return { file: place.file, title: `Keep ${folder} in a volume`, start: at, end: at, text: `\n${before}${folder}` };
}
