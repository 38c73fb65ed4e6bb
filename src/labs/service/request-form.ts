import type { HttpRequest } from "../../core/http/curl.ts";
import type { Operation } from "../../core/openapi/operations.ts";
import { part } from "../part.ts";

/** Methods whose body would be ignored or refused. */
const BODILESS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Reads the form as a request. An empty body is none, and a path may be written without its slash. */
export function readRequest(form: HTMLFormElement): HttpRequest {
  const { method, path, body } = fields(form);
  const target = path.value.trim();
  const sends = body.value.trim() !== "" && !BODILESS.has(method.value);
  return {
    method: method.value,
    path: target.startsWith("/") ? target : `/${target}`,
    headers: sends ? [["content-type", "application/json"]] : [],
    ...(sends && { body: body.value }),
  };
}

/** Writes an operation into the form, with the body that its description suggests. */
export function fillRequest(form: HTMLFormElement, operation: Operation): void {
  const { method, path, body } = fields(form);
  method.value = operation.method;
  path.value = operation.path;
  body.value = operation.example === undefined ? "" : JSON.stringify(operation.example, undefined, 2);
  body.dispatchEvent(new Event("input", { bubbles: true }));
}

function fields(form: HTMLFormElement) {
  return {
    method: part(form, "[name=method]", HTMLSelectElement),
    path: part(form, "[name=path]", HTMLInputElement),
    body: part(form, "[name=body]", HTMLTextAreaElement),
  };
}
