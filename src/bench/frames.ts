import type { Page } from "@playwright/test";

/** Milliseconds from an input to the end of the frame that shows it, on a machine slowed four times. */
export interface FrameTime {
  readonly what: string;
  readonly median: number;
  /** Nineteen of twenty are at most so long. */
  readonly most: number;
  /** What of the median the scripts take; the browser takes the rest for styles, layout and painting. */
  readonly scripts: number;
}

/** One frame of a screen that shows 60 a second, in milliseconds. */
export const FRAME = 1000 / 60;

/**
 * Pulls the SIR lab's slider of the contact rate, in each of the lab's models and views, and measures each input. The first line is
 * of a frame without an input, so that the rest can be set against what a frame costs at least.
 */
export async function measureFrames(page: Page): Promise<FrameTime[]> {
  await page.goto("/labs/sir/");
  await page.locator("sir-lab canvas").waitFor({ state: "visible" });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const times = [await pull(page, "a frame without an input", 0)];
  for (const [what, prepare] of SETTINGS) {
    await prepare(page);
    times.push(await pull(page, what, 0.01));
  }
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return times;
}

/** Each goes on from the one before. */
const SETTINGS: readonly (readonly [what: string, prepare: (page: Page) => Promise<unknown>])[] = [
  ["RK4", async () => undefined],
  ["Euler", async (page) => await choose(page, "Euler")],
  ["adaptive", async (page) => await choose(page, /^Adaptive/)],
  ["SEIR", async (page) => [await choose(page, "RK4"), await choose(page, "SEIR")]],
  ["births and deaths", async (page) => await choose(page, "SIR with births and deaths")],
  ["phase plane", async (page) => [await choose(page, "SIR"), await choose(page, "Phase plane")]],
  [
    "over time with the table open",
    async (page) => [await choose(page, "Over time"), await page.getByText("The same in numbers").click()],
  ],
];

async function choose(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("radio", { name, exact: true }).check();
}

async function pull(page: Page, what: string, step: number): Promise<FrameTime> {
  const slider = page.getByRole("slider", { name: "Contact rate", exact: true });
  const inputs = await slider.evaluate(pullInPage, { step, inputs: INPUTS });
  const [whole, scripts] = [inputs.map(({ whole }) => whole), inputs.map(({ scripts }) => scripts)];
  return { what, median: shareOf(whole, 0.5), most: shareOf(whole, 0.95), scripts: shareOf(scripts, 0.5) };
}

/** The first ones warm the engine up. */
const INPUTS = { warm: 20, measured: 60 };

/**
 * Runs in the page. An input is given as browsers give those of a mouse, right before a frame; a message that is posted then
 * arrives when the frame has been painted.
 */
async function pullInPage(
  input: Element,
  { step, inputs }: { step: number; inputs: { warm: number; measured: number } },
): Promise<{ whole: number; scripts: number }[]> {
  if (!(input instanceof HTMLInputElement)) throw new Error("There is no slider to pull.");
  const times: { whole: number; scripts: number }[] = [];
  for (let n = 0; n < inputs.warm + inputs.measured; n += 1) {
    await new Promise<void>((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        const start = performance.now();
        if (step > 0) {
          input.value = String(0.15 + step * (n % 40));
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
        const scripts = performance.now() - start;
        port1.addEventListener("message", () => {
          if (n >= inputs.warm) times.push({ whole: performance.now() - start, scripts });
          done();
        });
        port1.start();
        port2.postMessage(null);
      });
    });
  }
  return times;
}

function shareOf(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;
}
