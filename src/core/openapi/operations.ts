import { entriesOf, recordOf, resolve, textOf, type Json } from "./document.ts";
import { exampleOf, fieldsOf, type Field } from "./fields.ts";

/** One thing that a service can be asked, as its OpenAPI document describes it. */
export interface Operation {
  /** In capitals: "POST". */
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** What goes into the address or a header. */
  readonly parameters: readonly Field[];
  /** The fields of the JSON body; none for an operation without one. */
  readonly fields: readonly Field[];
  /** A body to begin with; none for an operation without one. */
  readonly example?: Json;
  readonly answers: readonly Answer[];
}

export interface Answer {
  /** "200", or "default". */
  readonly status: string;
  readonly description: string;
  readonly fields: readonly Field[];
}

const METHODS = new Set(["get", "post", "put", "patch", "delete", "head", "options"]);

/** Lists the operations of an OpenAPI document in its own order. What it does not say, or says wrongly, is left empty. */
export function listOperations(document: Json): Operation[] {
  return entriesOf(recordOf(document)["paths"]).flatMap(([path, item]) =>
    entriesOf(item)
      .filter(([method]) => METHODS.has(method))
      .map(([method, operation]) => describe(document, method, path, recordOf(operation))),
  );
}

function describe(document: Json, method: string, path: string, operation: Readonly<Record<string, Json>>): Operation {
  const body = bodyOf(document, operation["requestBody"]);
  const answers = entriesOf(operation["responses"]).map(([status, response]) => {
    const resolved = resolve(document, response);
    return {
      status,
      description: textOf(recordOf(resolved)["description"]),
      fields: fieldsOf(document, schemaOf(resolved)),
    };
  });
  return {
    method: method.toUpperCase(),
    path,
    summary: textOf(operation["description"]) || textOf(operation["summary"]),
    parameters: parametersOf(document, operation["parameters"]),
    fields: body === undefined ? [] : fieldsOf(document, body),
    ...(body !== undefined && { example: exampleOf(document, body) }),
    answers,
  };
}

function bodyOf(document: Json, body: Json | undefined): Json | undefined {
  return body === undefined ? undefined : schemaOf(resolve(document, body));
}

/** The schema of the JSON content; of the first content when none is JSON. */
function schemaOf(holder: Json): Json | undefined {
  const content = recordOf(recordOf(holder)["content"]);
  return recordOf(content["application/json"] ?? Object.values(content)[0])["schema"];
}

function parametersOf(document: Json, parameters: Json | undefined): Field[] {
  if (!Array.isArray(parameters)) return [];
  return parameters.flatMap((entry: Json) => {
    const parameter = recordOf(resolve(document, entry));
    const name = textOf(parameter["name"]);
    const schema = { description: parameter["description"] ?? "", ...recordOf(parameter["schema"]) };
    const required = parameter["required"] === true ? [name] : [];
    return fieldsOf(document, { properties: { [name]: schema }, required });
  });
}
