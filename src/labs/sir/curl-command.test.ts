import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readCurl } from "../../core/http/curl.ts";
import { sirQuestionSchema } from "../../schemas/sir-service.ts";
import { curlCommand, curlProblem, SERVICE_LIMITS } from "./curl-command.ts";
import { FIRST_STATE, type SirState } from "./state.ts";

test("the service in the page reads the command as the question that it asks", () => {
  const reading = readCurl(curlCommand({ ...FIRST_STATE, population: 1e10, step: 0.02, method: "euler" }));
  expect(reading).toMatchObject({
    kind: "request",
    request: { method: "POST", path: "/simulate", headers: [["content-type", "application/json"]] },
    notes: [],
  });
  const body: unknown = JSON.parse((reading.kind === "request" && reading.request.body) || "");
  expect(sirQuestionSchema.parse(body)).toMatchObject({ susceptible: 1e10 - 100, step: 0.02, method: "euler" });
});

test("the limits are those of the service", async () => {
  const messages = await readFile("examples/sir-api/01-service/sir_api/messages.py", "utf8");
  const { rate, days, steps } = SERVICE_LIMITS;
  expect(messages).toContain(`beta: Annotated[float, Field(gt=0, le=${rate})]`);
  expect(messages).toContain(`MOST_DAYS = ${days}\n`);
  expect(messages).toContain(`MOST_STEPS = ${steps.toLocaleString("en-GB").replace(",", "_")}\n`);
});

test.each<[Partial<SirState>, string | undefined]>([
  [{ vaccinated: 50 }, undefined],
  [{ days: 3650, step: 1 }, undefined],
  [{ days: 3651, step: 1 }, "No command: sir-api takes at most 3,650 days."],
  [{ step: 0.01 }, "No command: sir-api takes at most 10,000 steps."],
  [{ contactRate: 11, step: 0.05 }, "No command: sir-api takes rates up to 10 a day."],
  [{ model: "seir" }, "No command: sir-api knows the model SIR only."],
  [{ intervention: "on" }, "No command: sir-api knows no interventions."],
  [{ method: "dormand-prince" }, "No command: sir-api solves by RK4 or Euler only. Choose one of them."],
])("of %j is said: %s", (changes, problem) => {
  const state = { ...FIRST_STATE, ...changes };
  expect(curlProblem(state)).toBe(problem);
  expect(curlCommand(state) === "").toBe(problem !== undefined);
});
