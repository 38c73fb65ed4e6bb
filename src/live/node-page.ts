import type { Locator, Page } from "@playwright/test";
import { answerSir } from "../core/epidemic/answer.ts";
import { largestDifference } from "../core/json/difference.ts";
import { sirAnswerSchema, sirQuestionSchema } from "../schemas/sir-service.ts";

/** What came of a check, in a sentence for readers. */
export interface Outcome {
  readonly worked: boolean;
  readonly outcome: string;
}

/** The three scenarios of the site: R0 = 3.0, 2.0 and 1.2. */
const CONTACT_RATES = [0.3, 0.2, 0.12];
const CLOSE_ENOUGH = 1e-9;
const START_LIMIT = 300_000;
const ANSWER_LIMIT = 60_000;

/** Presses the button of "Node in the page" at an address, and asks the service that should then run what the site's own model knows. */
export async function checkNodePage(page: Page, address: string): Promise<Outcome> {
  await page.goto(address);
  const began = performance.now();
  await page.getByRole("button", { name: /^Load Node from/ }).click();
  const problem = await waitFor(page, page.getByText("The service runs, in this page."), START_LIMIT);
  if (problem !== undefined) return failed(problem);
  const seconds = Math.round((performance.now() - began) / 1000);
  let largest = 0;
  for (const beta of CONTACT_RATES) {
    const asked = await ask(page, beta);
    if ("problem" in asked) return failed(asked.problem);
    largest = Math.max(largest, asked.difference);
  }
  const difference = `the largest relative difference from this site's own model was ${largest.toExponential(1)}`;
  if (largest > CLOSE_ENOUGH) return failed(`The service answered, but ${difference}.`);
  return {
    worked: true,
    outcome: `sir-node was installed and started within ${seconds} s and answered all three scenarios; ${difference}.`,
  };
}

async function ask(page: Page, beta: number): Promise<{ difference: number } | { problem: string }> {
  const question = sirQuestionSchema.parse({ susceptible: 9900, infected: 100, beta, gamma: 0.1 });
  await page.getByRole("textbox", { name: "JSON body" }).fill(JSON.stringify(question));
  await page.getByRole("button", { name: "Send" }).click();
  const problem = await waitFor(page, page.getByRole("button", { name: "Send", disabled: false }), ANSWER_LIMIT);
  if (problem !== undefined) return { problem };
  const status = await page.getByRole("region", { name: "Answer" }).getByRole("status").innerText();
  if (!status.startsWith("200 ")) return { problem: `The service answered ${status} to a contact rate of ${beta}.` };
  const body = JSON.parse((await page.getByLabel("Body of the answer").textContent()) ?? "");
  return { difference: largestDifference(sirAnswerSchema.parse(body), answerSir(question)) };
}

/** Waits for something to appear; gives what the page says instead when that is a failure. */
async function waitFor(page: Page, hoped: Locator, limit: number): Promise<string | undefined> {
  const failure = page.locator("node-lab [data-part=failure]");
  await hoped.or(failure).filter({ visible: true }).first().waitFor({ timeout: limit });
  return (await failure.isVisible()) ? await failure.innerText() : undefined;
}

function failed(outcome: string): Outcome {
  return { worked: false, outcome };
}
