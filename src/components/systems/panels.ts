import { nameSystems, SYSTEMS, type Variant } from "./systems.ts";

/** The first tag of what On.astro renders; in development it says behind that where it was written. */
const OPENING = /<section class="on" data-written="([^"]*)"[^>]*>/g;

/** Gives the systems of each `<On>` that was rendered, as they were written, in order. */
export function writtenIn(html: string): string[] {
  return [...html.matchAll(OPENING)].map(([, systems = ""]) => systems);
}

/** Makes a panel of each `<On>` that was rendered: it says who sees it, and to whom that nothing nearer was written. */
export function fillPanels(html: string, variants: readonly Variant[], idOf: (index: number) => string): string {
  let next = 0;
  return html.replaceAll(OPENING, () => {
    const index = next++;
    return openPanel(idOf(index), variants[index]);
  });
}

function openPanel(id: string, variant: Variant | undefined): string {
  const { systems, shownFor } = variant ?? { systems: [], shownFor: [] };
  const others = shownFor.filter((system) => !systems.includes(system));
  const notes = others.map(
    (system) =>
      `<p class="instead" data-for="${system}">Nothing here is written for ${SYSTEMS[system]} alone. Shown: ${nameSystems(systems)}.</p>`,
  );
  return `<section class="on" id="${id}" data-for="${shownFor.join(" ")}">${notes.join("")}`;
}
