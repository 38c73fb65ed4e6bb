import { createServer } from "node:http";
import { join } from "node:path";
import { chromium, type Browser } from "@playwright/test";
import { benchContext } from "../core/context/context-filter.bench.ts";
import { benchCompose, composeFileOf } from "../core/compose/load.bench.ts";
import { benchDockerfile } from "../core/dockerfile/plan.bench.ts";
import { benchSir } from "../core/epidemic/sir.bench.ts";
import { benchStochastic } from "../core/epidemic/stochastic.bench.ts";
import { everyPage } from "../e2e/addresses.ts";
import { answerFrom } from "../serve/site.ts";
import { CHROMIUM_FLAGS, findChromium } from "../setup/chromium.mjs";
import { measureBuildSpeed } from "./build-speed.ts";
import { COMPOSE_BUDGET, COMPOSE_WHOLE_BUDGET, CORES_BUDGET, measureComposeCore, measureCores } from "./core-size.ts";
import { FRAME, measureFrames } from "./frames.ts";
import { COMPOSE_LAB_BUDGET, measureComposeLab, measureSirLab, SIR_LAB_BUDGET } from "./lab-size.ts";
import { OUR_WORK, raceLinters } from "./other-linters.ts";
import { HTML_GOAL, LESSON_BUDGET, weighPage } from "./page-weight.ts";
import { measureEngines } from "./engine-speed.ts";
import { measureWorker } from "./worker-speed.ts";
import { measureSolvers } from "./solver-speed.ts";
import { measureComposeTyping, measureTyping } from "./typing.ts";

const PAGES = 500;
/** A port of its own, so that a served site may run beside it. */
const PORT = 4396;

/** npm run bench: prints every figure that we promise, beside its budget; times as ratios of one run. */
async function bench(): Promise<void> {
  printCore();
  printLinters();
  await printCoreSize();
  await printWorker();
  await printEngines();
  await printWeights();
  await printBuild();
}

function printCore(): void {
  const { milliseconds } = benchSir();
  console.log(`SIR, 4,400 RK4 steps: ${milliseconds.toFixed(3)} ms (budget 0.2 ms)`);
  printEpidemics();
  const { first, best } = benchContext();
  console.log(
    `Build context, 100,000 files and 50 patterns: ${first.toFixed(0)} ms cold, ${best.toFixed(0)} ms warm (budget 300 ms)`,
  );
  const { usual, checkGrowth, planGrowth } = benchDockerfile();
  console.log(`Dockerfile of 200 lines, checked and planned: ${usual.toFixed(2)} ms warm (budget 2 ms)`);
  console.log(
    `Dockerfile of 100,000 lines: checked in ${checkGrowth.toFixed(2)} times as long a line as one of 10,000, planned in ${planGrowth.toFixed(2)} times (budget 2)`,
  );
  printCompose();
}

function printCompose(): void {
  const { first, usual, growth } = benchCompose();
  console.log(
    `Compose file of 20 services, to its stack: ${first.toFixed(1)} ms cold, ${usual.toFixed(2)} ms warm (budget 4 ms, a quarter of a frame); of 1,000 services: ${growth.toFixed(2)} times as long a service as of 100 (budget 2)`,
  );
}

function printLinters(): void {
  console.log(`Linters, from a text to its findings. Ours: ${OUR_WORK}.`);
  for (const { name, work, files, time, ourTime } of raceLinters())
    console.log(
      `${name}, ${files}: ${time.toFixed(2)} ms, ours ${ourTime.toFixed(2)} ms; ratio ${(time / ourTime).toFixed(2)} (budget: above 1). ${name}: ${work}.`,
    );
}

async function printCoreSize(): Promise<void> {
  for (const { what, gzip } of await measureCores()) console.log(`Cores, ${what}: ${kilobytes(gzip)}`);
  console.log(`budget of all together: ${kilobytes(CORES_BUDGET)}`);
  const { reading, whole } = await measureComposeCore();
  console.log(
    `Core for Compose: ${kilobytes(reading)} to read a project (budget ${kilobytes(COMPOSE_BUDGET)}), ${kilobytes(whole)} with all that follows (budget ${kilobytes(COMPOSE_WHOLE_BUDGET)})`,
  );
}

function printEpidemics(): void {
  const { rk4, adaptive, odex } = measureSolvers();
  console.log(
    `SIR, 4,400 values by RK4: ${rk4.milliseconds.toFixed(3)} ms, error ${rk4.error.toExponential(1)} of 10,000 people; ` +
      `by odex: ${odex.milliseconds.toFixed(3)} ms, error ${odex.error.toExponential(1)}; ` +
      `${(odex.milliseconds / rk4.milliseconds).toFixed(1)} times as fast (budget 5)`,
  );
  console.log(
    `by our adaptive method: ${adaptive.milliseconds.toFixed(3)} ms, error ${adaptive.error.toExponential(1)} of 10,000 people`,
  );
  const leaping = benchStochastic("by size");
  const exact = benchStochastic("exact");
  console.log(
    `SIR, 200 runs at random of 10,000 people, with their band: ${leaping.toFixed(0)} ms (budget 400 ms), exactly ${exact.toFixed(0)} ms`,
  );
}

async function printWeights(): Promise<void> {
  const server = createServer(answerFrom({ root: "dist", base: "/", securityHeaders: true })).listen(PORT, "127.0.0.1");
  const browser = await launchBrowser();
  for (const path of everyPage()) {
    const page = await browser.newPage({ baseURL: `http://127.0.0.1:${PORT}/` });
    const { html, text, script, style, font } = await weighPage(page, path);
    console.log(
      `${path}: HTML ${kilobytes(html)} (${kilobytes(text)} without what it quotes and asks), scripts ${kilobytes(script)}, styles ${kilobytes(style)}, fonts ${kilobytes(font)}`,
    );
    await page.close();
  }
  const page = await browser.newPage({ baseURL: `http://127.0.0.1:${PORT}/` });
  const { median, worst } = await measureTyping(page);
  console.log(
    `Layer lab, key to redrawn stack on a machine slowed four times: ${median.toFixed(1)} ms median, ${worst.toFixed(1)} ms worst (budget 16.7 ms)`,
  );
  await printComposeLab(browser);
  await printSirLab(browser);
  const { html, text, script, style, font } = LESSON_BUDGET;
  console.log(
    `budget of a lesson: ${[html, text, script, style, font].map(kilobytes).join(", ")}; goal of its HTML: ${kilobytes(HTML_GOAL)}`,
  );
  await browser.close();
  server.close();
}

async function printComposeLab(browser: Browser): Promise<void> {
  const { atOnce, inAll } = measureComposeLab(join("dist", "_astro"));
  console.log(
    `Compose lab, scripts: ${kilobytes(atOnce)} for the picture (budget ${kilobytes(COMPOSE_LAB_BUDGET)}), ${kilobytes(inAll)} with all that a reader can ask for`,
  );
  const page = await browser.newPage({ baseURL: `http://127.0.0.1:${PORT}/` });
  const { median, worst } = await measureComposeTyping(page, composeFileOf(20));
  console.log(
    `Compose lab with 20 services, key to redrawn stack on a machine slowed four times: ${median.toFixed(1)} ms median, ${worst.toFixed(1)} ms worst (budget 16.7 ms)`,
  );
  await page.close();
}

async function printSirLab(browser: Browser): Promise<void> {
  const { atOnce, inAll } = measureSirLab(join("dist", "_astro"));
  console.log(
    `SIR lab, scripts: ${kilobytes(atOnce)} with Chart.js (budget ${kilobytes(SIR_LAB_BUDGET)}), ${kilobytes(inAll)} with all that a reader can ask for`,
  );
  const page = await browser.newPage({ baseURL: `http://127.0.0.1:${PORT}/` });
  const [idle, ...frames] = await measureFrames(page);
  for (const { what, median, most, scripts } of frames) {
    const ratio = (median / (idle?.median ?? NaN)).toFixed(1);
    console.log(
      `SIR lab, ${what}, input to painted frame on a machine slowed four times: ${median.toFixed(1)} ms median, ` +
        `19 of 20 within ${most.toFixed(1)} ms; ${scripts.toFixed(1)} ms of it scripts; ${ratio} times a frame without an input ` +
        `(budget ${FRAME.toFixed(1)} ms)`,
    );
  }
  await page.close();
}

async function printWorker(): Promise<void> {
  const browser = await launchBrowser();
  const { first, again, longestTask } = await measureWorker(browser, join(".cache", "bench", "worker"), PORT);
  await browser.close();
  console.log(
    `Build context in a worker of Chromium, 100,000 files and 50 patterns: ${first.toFixed(0)} ms cold, ${again.toFixed(0)} ms warm (budget 300 ms); tasks of the page above 50 ms: ${longestTask === 0 ? "none" : `${longestTask.toFixed(0)} ms`}`,
  );
}

async function printEngines(): Promise<void> {
  const browser = await launchBrowser();
  const times = await measureEngines(browser, join(".cache", "bench", "engines"), PORT);
  await browser.close();
  for (const { what, median, best, budget } of times)
    console.log(
      `${what}: ${median.toFixed(0)} ms median, ${best.toFixed(0)} ms best, its files kept from an earlier visit (budget ${budget} ms)`,
    );
}

async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("No Chromium or Chrome was found. Install one, or name one with CHROMIUM=/path/to/it.");
  return await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
}

async function printBuild(): Promise<void> {
  console.log(`Building ${PAGES} pages, ours and plain Starlight's; this takes some minutes.`);
  const { ours, plain } = await measureBuildSpeed(process.cwd(), join(".cache", "bench"), PAGES);
  const ratio = (ours / plain).toFixed(2);
  console.log(
    `Site build: ${ours.toFixed(1)} pages a second, plain Starlight ${plain.toFixed(1)}; ratio ${ratio} (budget 0.5)`,
  );
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

await bench();
