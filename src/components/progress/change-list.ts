import type { Changes, Section } from "../../core/progress/changes.ts";

/** Lists what has changed in a lesson, each with a link to it. */
export function listChanges({ changed, added, gone }: Changes, path: string): HTMLUListElement {
  const list = document.createElement("ul");
  list.append(...changed.map((section) => row(section, path, "changed")));
  list.append(...added.map((section) => row(section, path, "new")));
  if (gone > 0) list.append(item(gone === 1 ? "1 section is gone" : `${gone} sections are gone`));
  return list;
}

function row({ place, title }: Section, path: string, what: string): HTMLLIElement {
  const link = document.createElement("a");
  link.href = `${path}#${place}`;
  link.textContent = title;
  return item(link, `: ${what}`);
}

function item(...content: (Node | string)[]): HTMLLIElement {
  const element = document.createElement("li");
  element.append(...content);
  return element;
}
