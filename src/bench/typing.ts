import type { Locator, Page } from "@playwright/test";

/** Milliseconds from a key to what is redrawn for it. */
export interface TypingTime {
  readonly median: number;
  readonly worst: number;
}

const KEYS = 40;

/** Types into the Layer lab's editor, as on a machine that is four times slower, and measures each key. */
export async function measureTyping(page: Page): Promise<TypingTime> {
  await page.goto("/labs/layers/");
  await page.getByRole("textbox", { name: "Dockerfile" }).and(page.locator("[contenteditable=true]")).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("\nENV NAME=");
  return await typeAndMeasure(page, page.locator("layer-lab"), page.locator("layer-lab .tower"));
}

/**
 * Types the image of a last service into the Compose lab's editor, and measures each key until the picture of the stack shows it.
 * @param file A Compose file that ends with its services.
 */
export async function measureComposeTyping(page: Page, file: string): Promise<TypingTime> {
  await page.goto("/labs/compose/");
  const editor = page.getByRole("textbox", { name: "compose.yaml" }).and(page.locator("[contenteditable=true]"));
  await editor.fill(file);
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("  last: { image: b }\n");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  const picture = page.locator("compose-lab .picture svg");
  return await typeAndMeasure(page, picture, picture);
}

/** @param changed What a key changes. @param seen What counts as soon as it is laid out. */
async function typeAndMeasure(page: Page, changed: Locator, seen: Locator): Promise<TypingTime> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const list = await changed.evaluateHandle(watchKeys, await seen.elementHandle());
  for (let key = 0; key < KEYS; key += 1) {
    const before = await list.evaluate(({ length }) => length);
    await page.keyboard.press("x");
    // What comes after it is over before the next key.
    await page.waitForFunction(([times, count]) => times.length > count, [list, before] as const);
    await page.evaluate(async () => await new Promise((done) => requestIdleCallback(done)));
  }
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const sorted = (await list.jsonValue()).toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? NaN, worst: sorted.at(-1) ?? NaN };
}

/** Runs in the page: gives a list that gets the time of each key. */
function watchKeys(changed: Element, seen: Element | null): number[] {
  const list: number[] = [];
  let pressed = 0;
  addEventListener("keydown", () => (pressed = performance.now()), { capture: true });
  new MutationObserver(() => {
    if (pressed === 0) return;
    seen?.getBoundingClientRect();
    list.push(performance.now() - pressed);
    pressed = 0;
  }).observe(changed, { subtree: true, childList: true, characterData: true, attributes: true });
  return list;
}
