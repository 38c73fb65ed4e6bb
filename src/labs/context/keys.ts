/** What a key asks for in a part of the lab; undefined when that is nothing of its own. */
export function actionOf(event: Pressed, place: "form" | "tree" | "elsewhere"): string | undefined {
  const { key, shiftKey, altKey } = event;
  const isCommand = event.ctrlKey || event.metaKey;
  // What is written into the form is the browser's to undo.
  if (place === "form") return key === "Escape" ? "cancel" : undefined;
  if (altKey) return undefined;
  if (isCommand) {
    if (/^y$/i.test(key)) return "redo";
    return /^z$/i.test(key) ? (shiftKey ? "redo" : "undo") : undefined;
  }
  return place === "tree" ? IN_TREE[key] : undefined;
}

/** As much of a keyboard event as it takes. */
export type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Beside moving in it. */
const IN_TREE: Readonly<Record<string, string>> = { Delete: "delete", F2: "rename", Enter: "resize" };
