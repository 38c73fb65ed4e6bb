/** Fills a table with the lines of a change, the old version on the left, unless that is done. */
export function fillSides(table: HTMLTableElement, unified: HTMLElement): void {
  if (table.tBodies.length > 0) return;
  numberRows(linesIn(unified));
  for (const stretch of stretchesOf(unified)) {
    const body = table.createTBody();
    for (const row of rowsOf(stretch.lines)) body.append(row);
    if (stretch.summary !== undefined) fold(body, stretch.summary);
  }
}

interface Stretch {
  readonly lines: readonly HTMLElement[];
  /** Absent when the lines are shown at once. */
  readonly summary?: string;
}

function stretchesOf(unified: HTMLElement): Stretch[] {
  const stretches: Stretch[] = [];
  let lines: HTMLElement[] = [];
  for (const child of unified.children) {
    if (child instanceof HTMLDetailsElement) {
      stretches.push({ lines });
      lines = [];
      stretches.push({ lines: linesIn(child), summary: child.querySelector("summary")?.textContent ?? "" });
    } else if (child instanceof HTMLElement) lines.push(child);
  }
  return [...stretches, { lines }].filter((stretch) => stretch.lines.length > 0);
}

function linesIn(place: Element): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(".line")];
}

/** An unchanged line stands in the row after all those before it; the others say theirs. */
function numberRows(lines: readonly HTMLElement[]): void {
  let last = -1;
  for (const { dataset } of lines) {
    dataset["row"] ??= String(last + 1);
    last = Math.max(last, Number(dataset["row"]));
  }
}

/** Lines of one row stand beside each other; an unchanged line stands on both sides. */
function rowsOf(lines: readonly HTMLElement[]): HTMLTableRowElement[] {
  const places = [...new Set(lines.map(({ dataset }) => Number(dataset["row"])))].toSorted((a, b) => a - b);
  return places.map((place) => {
    const own = lines.filter(({ dataset }) => Number(dataset["row"]) === place);
    const row = document.createElement("tr");
    row.append(cell(own, "added"), cell(own, "removed"));
    return row;
  });
}

/** @param without The kind of lines that the version of this side does not have. */
function cell(lines: readonly HTMLElement[], without: "added" | "removed"): HTMLTableCellElement {
  const place = document.createElement("td");
  const line = lines.find(({ classList }) => !classList.contains(without));
  if (line) place.append(line.cloneNode(true));
  else place.className = "none";
  return place;
}

/** Puts a row with a button before lines, which shows them in its place. */
function fold(body: HTMLTableSectionElement, summary: string): void {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = summary;
  const place = document.createElement("td");
  place.colSpan = 2;
  place.append(button);
  const row = document.createElement("tr");
  row.className = "fold";
  row.append(place);
  const folded = [...body.rows];
  for (const each of folded) each.hidden = true;
  body.prepend(row);
  button.addEventListener("click", () => {
    for (const each of folded) each.hidden = false;
    row.remove();
    folded[0]?.closest<HTMLElement>(".sides")?.focus();
  });
}
