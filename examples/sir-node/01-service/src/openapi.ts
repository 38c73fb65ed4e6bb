/** The description of the service, an OpenAPI document at /openapi.json. */

import { VERSION } from "./answer.ts";
import { METHOD_NAMES, NUMBERS } from "./question.ts";

type Schema = Record<string, unknown>;

/** Describes both addresses; the limits are those that are checked. */
export function openapi(): Schema {
  return {
    openapi: "3.1.0",
    info: { title: "sir-node", version: VERSION, description: "An SIR epidemic model behind a small web service." },
    paths: {
      "/health": {
        get: { summary: "Say that the service is up", responses: { 200: json("It is up", ref("Health")) } },
      },
      "/simulate": {
        post: {
          summary: "Run one epidemic and return its course, its peak and its final size",
          requestBody: { required: true, content: { "application/json": { schema: ref("Question") } } },
          responses: {
            200: json("The course of the epidemic", ref("Answer")),
            400: json("The body is not text", ref("Refusal")),
            413: json("The body is too long", ref("Refusal")),
            422: json("The question is not valid; each wrong field is named", ref("Problems")),
          },
        },
      },
    },
    components: {
      schemas: { Question: question(), Answer: answer(), Health: health(), Problems: problems(), Refusal: refusal() },
    },
  };
}

function question(): Schema {
  const numbers = Object.entries(NUMBERS).map(([name, limits]) => [
    name,
    {
      type: "number",
      description: limits.description,
      ...("preset" in limits && { default: limits.preset }),
      ...("above" in limits && { exclusiveMinimum: limits.above }),
      ...("least" in limits && { minimum: limits.least }),
      ...("most" in limits && { maximum: limits.most }),
    },
  ]);
  return {
    ...object({
      ...Object.fromEntries(numbers),
      method: { enum: METHOD_NAMES, default: "rk4", description: "Runge-Kutta of order 4, or Euler" },
    }),
    required: Object.entries(NUMBERS).flatMap(([name, limits]) => ("preset" in limits ? [] : [name])),
    additionalProperties: false,
    examples: [{ susceptible: 9900, infected: 100, beta: 0.3, gamma: 0.1 }],
  };
}

function answer(): Schema {
  const number = { type: "number" };
  const numbers = { type: "array", items: number };
  const properties = {
    version: { type: "string" },
    method: { enum: METHOD_NAMES },
    basic_reproduction_number: number,
    peak_day: number,
    peak_infected: number,
    final_size: number,
    time: numbers,
    susceptible: numbers,
    infected: numbers,
    recovered: numbers,
  };
  return { ...object(properties), required: Object.keys(properties) };
}

function health(): Schema {
  return { ...object({ status: { const: "ok" } }), required: ["status"] };
}

function problems(): Schema {
  const place = { type: "array", items: { type: ["string", "integer"] } };
  const text = { type: "string" };
  const problem = { ...object({ loc: place, msg: text, type: text }), required: ["loc", "msg", "type"] };
  return { ...object({ detail: { type: "array", items: problem } }), required: ["detail"] };
}

function refusal(): Schema {
  return { ...object({ detail: { type: "string" } }), required: ["detail"] };
}

function object(properties: Schema): Schema {
  return { type: "object", properties };
}

function json(description: string, schema: Schema): Schema {
  return { description, content: { "application/json": { schema } } };
}

function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}
