import type { PublishedPort } from "../model.ts";
import { databaseOf } from "./database.ts";
import type { FileFix, Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds databases whose port is open to everybody who reaches the machine. */
export function findOpenDatabases(scene: Scene): Remark[] {
  const seen = new Set<PublishedPort["place"]>();
  return scene.reach.publications.flatMap(({ container, port, audience }): Remark[] => {
    const database = databaseOf(container.service);
    if (database === undefined || audience !== "everybody" || container.number > 1 || seen.has(port.place)) return [];
    seen.add(port.place);
    const message = `${database.name} in ${container.id} can be reached by everybody who reaches this machine.`;
    return [{ place: port.place, message, fix: fixOf(scene, port) }];
  });
}

/** Binds a port in the short form to this machine. */
function fixOf(scene: Scene, { place }: PublishedPort): FileFix | undefined {
  const [whole, quote = "", address = "", published] = SHORT_FORM.exec(scene.lineAt(place)) ?? [];
  if (place === undefined || whole === undefined) return undefined;
  const start = scene.offsetOf(place) + quote.length;
  const text = published === undefined ? "127.0.0.1::" : "127.0.0.1:";
  return { file: place.file, title: "Open it to this machine alone", start, end: start + address.length, text };
}

const SHORT_FORM = /^(["']?)(0\.0\.0\.0:)?((?:\$\{[^}\s]*\}|\d+(?:-\d+)?):)?\d+(?:-\d+)?(?:\/tcp)?\1(?=[\s,\]]|$)/;
