import type { Page } from "@playwright/test";

/** Milliseconds from a key to the stack that is redrawn for it. */
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
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const times = await page.evaluateHandle(() => {
    const list: number[] = [];
    let pressed = 0;
    addEventListener("keydown", () => (pressed = performance.now()), { capture: true });
    // What changed counts when it is laid out.
    const tower = document.querySelector("layer-lab .tower");
    new MutationObserver(() => {
      if (pressed === 0) return;
      tower?.getBoundingClientRect();
      list.push(performance.now() - pressed);
      pressed = 0;
    }).observe(document.querySelector("layer-lab") ?? document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    return list;
  });
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press("x");
    await page.evaluate(async () => await new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const sorted = (await times.jsonValue()).toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? NaN, worst: sorted.at(-1) ?? NaN };
}
