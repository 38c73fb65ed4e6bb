import type { Locator, Page } from "@playwright/test";

/** How long an engine may take to be there, in milliseconds: tests share the machine. */
export const START = 60_000;

/** Opens the editor as a reader does, and puts a text in the place of what is there. */
export async function write(root: Page | Locator, label: string, text: string): Promise<void> {
  const edit = button(root, "Edit");
  if (await edit.isVisible()) await edit.click();
  const editor = root.getByRole("textbox", { name: label });
  await editor.focus();
  await editor.press("ControlOrMeta+a");
  await editor.fill(text);
}

export function button(root: Page | Locator, name: string): Locator {
  return cell(root).getByRole("button", { name, exact: true });
}

export function status(root: Page | Locator): Locator {
  return cell(root).getByRole("status");
}

export function printed(root: Page | Locator): Locator {
  return cell(root).getByRole("group", { name: "Printed" });
}

function cell(root: Page | Locator): Locator {
  return "goto" in root ? root.locator("run-cell") : root;
}
