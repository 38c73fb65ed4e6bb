import { formatBytes } from "../../core/measurement/format.ts";
import { part } from "../part.ts";
import type { Outcome } from "./outcome.ts";
import type { MoreRow, NodeRow } from "./rows.ts";
import { countFiles, deciderOf, fateOf, sharesOf } from "./words.ts";

/** What is to be shown of a project. */
export interface Shown {
  readonly outcome: Outcome;
  /** The lines of the ignore file. */
  readonly lines: readonly string[];
  /** The paths of secrets that are sent. */
  readonly secrets: ReadonlySet<string>;
}

/** Makes a row of FileRow.astro show a file or folder. */
export function writeRow(element: HTMLTableRowElement, row: NodeRow, { outcome, lines, secrets }: Shown): void {
  const node = outcome.tree[row.place];
  if (!node) return;
  const fate = fateOf(outcome, row.place, lines);
  setPlace(element, node.depth, row.isOpen);
  element.setAttribute("aria-posinset", String(row.position));
  element.setAttribute("aria-setsize", String(row.siblings));
  element.dataset["fate"] = fate.kind;
  const shares = sharesOf(outcome, row.place);
  element.style.setProperty("--whole", String(shares.whole));
  element.style.setProperty("--sent", String(shares.sent));
  write(element, ".name", node.type === "folder" ? `${node.name}/` : node.name);
  write(element, ".secret", secrets.has(node.path) ? "secret" : "");
  write(element, ".size", formatBytes(node.bytes));
  write(element, ".fate", fate.text);
  write(element, ".decider span", deciderOf(fate));
  write(element, ".decider code", fate.by?.text ?? "");
}

/** Makes it stand for more files than are shown. */
export function writeMoreRow(element: HTMLTableRowElement, { depth, hidden }: MoreRow): void {
  setPlace(element, depth, undefined);
  element.dataset["fate"] = "more";
  write(element, ".name", `${countFiles(hidden)} more: show the next`);
  for (const cell of [".size", ".fate", ".decider span"]) write(element, cell, "");
}

function setPlace(element: HTMLTableRowElement, depth: number, isOpen: boolean | undefined): void {
  element.setAttribute("aria-level", String(depth + 1));
  element.style.setProperty("--depth", String(depth));
  element.ariaExpanded = isOpen === undefined ? null : String(isOpen);
}

/** Leaves alone what says so already: most rows stay as they are when a rule is typed. */
function write(row: Element, selector: string, text: string): void {
  const element = part(row, selector, HTMLElement);
  if (element.textContent !== text) element.textContent = text;
}
