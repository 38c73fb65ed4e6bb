import { expect, test, type Page } from "@playwright/test";
import { ISOLATION_HEADERS } from "../../runtimes/node/third-party.ts";
import { button, printed, START, write } from "./cell-page.ts";

test.describe.configure({ timeout: 200_000 });

const LANGUAGES = [
  {
    name: "Python",
    address: "/labs/python/",
    call: "What runs after sir_api/model.py",
    endless: "print('begun')\nwhile True:\n    pass",
    next: "print('again', 6 * 7)",
    staysWhenIsolated: true,
  },
  {
    name: "R",
    address: "/labs/r/",
    call: "What runs after model.R",
    endless: "cat('begun\\n')\nrepeat {}",
    next: "cat('again', 6 * 7, '\\n')",
    // webR's own way to be interrupted is not used: its worker is ended here too.
    staysWhenIsolated: false,
  },
  {
    name: "TypeScript",
    address: "/labs/typescript/",
    call: "What runs after src/model.ts",
    endless: "console.log('begun');\nfor (;;) {}",
    next: "console.log('again', 6 * 7);",
    staysWhenIsolated: true,
  },
];

for (const { name, address, call, endless, next, staysWhenIsolated } of LANGUAGES) {
  for (const isIsolated of [false, true]) {
    const where = isIsolated ? "where memory can be shared" : "where no memory can be shared";
    const how = isIsolated && staysWhenIsolated ? "goes on" : "is started again from what was kept";

    test(`${name} stops within a second ${where}, and ${how}`, async ({ page }) => {
      if (isIsolated) await isolate(page, address);
      await page.goto(address);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(isIsolated);
      await write(page, call, endless);
      await button(page, "Run").click();
      await expect(printed(page)).toContainText("begun", { timeout: START });

      const fetched: string[] = [];
      const started: string[] = [];
      page.on("request", (request) => fetched.push(request.url()));
      page.on("worker", (worker) => started.push(worker.url()));
      expect(await stop(page)).toBeLessThan(1000);

      await write(page, call, next);
      await button(page, "Run").click();
      await expect(printed(page)).toContainText("again 42", { timeout: START });
      expect(fetched.filter((url) => /\.(?:gzip|zip)$/.test(url))).toEqual([]);
      expect(started.length > 0).toBe(!(isIsolated && staysWhenIsolated));
    });
  }
}

/** Serves a page with the headers that let it share memory with its workers. */
async function isolate(page: Page, address: string): Promise<void> {
  await page.route(`**${address}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), ...ISOLATION_HEADERS } });
  });
}

/** Presses Stop and gives how long it took until the page said that the program had stopped, in milliseconds. */
async function stop(page: Page): Promise<number> {
  return await page.locator("run-cell").evaluate(async (cell) => {
    const [button] = cell.querySelectorAll<HTMLButtonElement>("[data-do=stop]");
    const status = cell.querySelector("[role=status]");
    const began = performance.now();
    const stopped = new Promise<number>((resolve) => {
      new MutationObserver(() => {
        if (status?.textContent.startsWith("Stopped.")) resolve(performance.now() - began);
      }).observe(cell, { subtree: true, childList: true, characterData: true });
    });
    button?.click();
    return await stopped;
  });
}
