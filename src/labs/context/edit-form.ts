import { formatBytes } from "../../core/measurement/format.ts";
import { parseQuantity } from "../../core/measurement/quantity.ts";
import { part } from "../part.ts";
import { EditError, type Edit } from "./edits.ts";
import type { TreeNode } from "./tree.ts";

/** What the form asks for. */
export type Asking = "add-file" | "add-folder" | "rename" | "resize";

/** Asks for a path and a size, one or both, and gives the edit that they mean. */
export class EditForm {
  readonly #form: HTMLFormElement;
  readonly #path: HTMLInputElement;
  readonly #size: HTMLInputElement;
  readonly #message: HTMLElement;
  #asking: Asking = "add-file";
  #node: TreeNode | undefined;

  constructor(lab: Element) {
    this.#form = part(lab, "[data-part=edit]", HTMLFormElement);
    this.#path = part(this.#form, "[name=path]", HTMLInputElement);
    this.#size = part(this.#form, "[name=size]", HTMLInputElement);
    this.#message = part(this.#form, "[data-part=edit-wrong]", HTMLElement);
  }

  owns(target: EventTarget | null): boolean {
    return target instanceof Node && this.#form.contains(target);
  }

  /** Opens the form. @param node The file or folder that is selected. */
  open(asking: Asking, node: TreeNode | undefined): void {
    [this.#asking, this.#node] = [asking, node];
    this.#form.hidden = false;
    this.#warn("");
    part(this.#form, "[data-part=edit-title]", HTMLElement).textContent = titleOf(asking, node?.path ?? "");
    part(this.#form, "[data-part=edit-path]", HTMLElement).hidden = asking === "resize";
    part(this.#form, "[data-part=edit-size]", HTMLElement).hidden = asking === "rename" || asking === "add-folder";
    this.#path.value = asking === "rename" ? (node?.path ?? "") : folderOf(node);
    this.#size.value = asking === "add-file" ? "1 MB" : formatBytes(node?.bytes ?? 0);
    const field = asking === "resize" ? this.#size : this.#path;
    field.focus();
    const start = asking === "rename" ? field.value.lastIndexOf("/") + 1 : asking === "resize" ? 0 : field.value.length;
    field.setSelectionRange(start, field.value.length);
  }

  close(): void {
    this.#form.hidden = true;
  }

  /** @throws EditError when a size is none. */
  read(): Edit {
    const path = this.#path.value.trim().replace(/\/+$/, "");
    const node = this.#node?.path ?? "";
    if (this.#asking === "rename") return { kind: "rename", path: node, to: path };
    if (this.#asking === "add-folder") return { kind: "add", path, type: "folder", bytes: 0 };
    const bytes = parseQuantity(this.#size.value, "bytes");
    if (bytes === undefined)
      throw new EditError(`“${this.#size.value}” is no size. Write one such as 120 MB, 4.5 kB or 800 B.`);
    return this.#asking === "resize"
      ? { kind: "resize", path: node, bytes }
      : { kind: "add", path, type: "file", bytes };
  }

  /** Says why what was written cannot be done, and leaves it there to be mended. */
  refuse({ message }: EditError): void {
    this.#warn(message);
    const field = this.#asking === "resize" || message.includes("size") ? this.#size : this.#path;
    field.ariaInvalid = "true";
    field.focus();
  }

  #warn(message: string): void {
    this.#message.textContent = message;
    this.#message.hidden = message === "";
    for (const field of [this.#path, this.#size]) {
      field.ariaInvalid = null;
      field.setAttribute("aria-describedby", this.#message.id);
    }
  }
}

function titleOf(asking: Asking, path: string): string {
  if (asking === "add-file") return "A new file";
  if (asking === "add-folder") return "A new folder";
  return asking === "rename" ? `Another path for ${path}` : `Another size for ${path}`;
}

/** Where something new would lie: in the folder that is selected, or beside the file. */
function folderOf(node: TreeNode | undefined): string {
  if (!node) return "";
  return node.type === "folder" ? `${node.path}/` : node.path.slice(0, node.path.lastIndexOf("/") + 1);
}
