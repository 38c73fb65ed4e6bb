import { expect, test } from "vitest";
import { readCurl } from "../../core/http/curl.ts";
import { sirQuestionSchema } from "../../schemas/sir-service.ts";
import { curlCommand } from "./curl-command.ts";
import { FIRST_STATE } from "./state.ts";

test("the service in the page reads the command as the question that it asks", () => {
  const reading = readCurl(curlCommand({ ...FIRST_STATE, population: 1e10, step: 1e-3, method: "euler" }));
  expect(reading).toMatchObject({
    kind: "request",
    request: { method: "POST", path: "/simulate", headers: [["content-type", "application/json"]] },
    notes: [],
  });
  const body: unknown = JSON.parse((reading.kind === "request" && reading.request.body) || "");
  expect(sirQuestionSchema.parse(body)).toMatchObject({ susceptible: 1e10 - 100, step: 0.001, method: "euler" });
});
