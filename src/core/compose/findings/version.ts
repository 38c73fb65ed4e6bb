import type { FileFix, Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds the attribute `version`, of which Compose says itself that it is obsolete. */
export function findVersions(scene: Scene): Remark[] {
  const said = scene.loaded.warnings.filter(({ message }) => message.includes("`version` is obsolete"));
  return said.map(({ place }) => ({
    place,
    message: "Compose ignores version: it reads every file by the newest rules.",
    fix: place && fixOf(scene, place),
  }));
}

/** Takes the line away, with an empty one behind it. */
function fixOf(scene: Scene, place: NonNullable<Remark["place"]>): FileFix | undefined {
  const from = place.column - 1;
  const start = scene.offsetOf(place) - from;
  const whole = /^version[ \t]*:[ \t]*["']?[\w.]+["']?[ \t]*(?:#[^\n]*)?(?:\r?\n|$)(?:[ \t]*\r?\n)?/.exec(
    scene.textFrom({ ...place, column: 1 }),
  )?.[0];
  return whole === undefined
    ? undefined
    : { file: place.file, title: "Remove version", start, end: start + whole.length, text: "" };
}
