import { describe, expect, test } from "vitest";
import { listOperations } from "./operations.ts";

const DOCUMENT = {
  paths: {
    "/health": { get: { summary: "Health", responses: { "200": { description: "Up" } } } },
    "/simulate": {
      parameters: [],
      post: {
        summary: "Run Simulation",
        description: "Run one epidemic.",
        parameters: [{ name: "x-token", in: "header", schema: { type: "string" }, description: "a secret" }],
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Question" } } } },
        responses: {
          "200": {
            description: "OK",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Answer" } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Question: {
        properties: {
          beta: {
            type: "number",
            exclusiveMinimum: 0,
            maximum: 10,
            description: "contact rate per day",
            examples: [0.3],
          },
          method: { enum: ["rk4", "euler"], default: "rk4" },
          note: { anyOf: [{ type: "string" }, { type: "null" }] },
        },
        required: ["beta"],
      },
      Answer: { properties: { time: { type: "array", items: { type: "number" } } } },
    },
  },
};

describe("listOperations", () => {
  test("gives each operation with its fields, their types and limits in words", () => {
    const [health, simulate] = listOperations(DOCUMENT);
    expect(health).toMatchObject({ method: "GET", path: "/health", summary: "Health", fields: [] });
    expect(health).not.toHaveProperty("example");
    expect(simulate).toMatchObject({ method: "POST", path: "/simulate", summary: "Run one epidemic." });
    expect(simulate?.fields).toEqual([
      {
        name: "beta",
        type: "number",
        required: true,
        description: "contact rate per day",
        limits: "above 0, at most 10",
        default: "",
      },
      { name: "method", type: "rk4 or euler", required: false, description: "", limits: "", default: '"rk4"' },
      { name: "note", type: "string or null", required: false, description: "", limits: "", default: "" },
    ]);
    expect(simulate?.parameters).toMatchObject([{ name: "x-token", type: "string", description: "a secret" }]);
    expect(simulate?.answers).toMatchObject([{ status: "200", fields: [{ name: "time", type: "list of number" }] }]);
  });

  test("gives a body to begin with, from examples and defaults", () => {
    expect(listOperations(DOCUMENT)[1]?.example).toEqual({ beta: 0.3, method: "rk4", note: "" });
  });

  test.each([[null], [[]], [{ paths: 3 }], [{ paths: { "/a": { get: null, nonsense: {} } } }], ["text"]])(
    "a document that is not one, %j, breaks nothing",
    (document) => expect(() => listOperations(document)).not.toThrow(),
  );

  test("a reference to itself ends", () => {
    const schema = { $ref: "#/components/schemas/Loop" };
    const loop = {
      paths: { "/a": { post: { requestBody: { content: { "application/json": { schema } } } } } },
      components: { schemas: { Loop: { properties: { next: schema } } } },
    };
    expect(listOperations(loop)).toHaveLength(1);
    expect(listOperations({ ...loop, components: { schemas: { Loop: schema } } })[0]?.fields).toEqual([]);
  });
});
