import type { HttpRequest } from "../../core/http/curl.ts";
import type { Operation } from "../../core/openapi/operations.ts";
import { part } from "../part.ts";
import type { FirstRequest } from "./link.ts";

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

/** Writes what a link asks for into the lab's two forms, and leaves the rest of them. */
export function fillFirst(lab: HTMLElement, request: FirstRequest): void {
  const { method, path, body } = fields(part(lab, "[data-form=request]", HTMLFormElement));
  const curl = part(lab, "[name=curl]", HTMLTextAreaElement);
  const offered = [...method.options].some(({ value }) => value === request.method);
  if (request.method !== undefined && offered) method.value = request.method;
  if (request.path !== undefined) path.value = request.path;
  if (request.body !== undefined) body.value = request.body;
  if (request.curl !== undefined) curl.value = request.curl;
}

function fields(form: HTMLFormElement) {
  return {
    method: part(form, "[name=method]", HTMLSelectElement),
    path: part(form, "[name=path]", HTMLInputElement),
    body: part(form, "[name=body]", HTMLTextAreaElement),
  };
}
