import type { HttpRequest } from "../../core/http/curl.ts";
import { logLine, statusText } from "../../core/http/log-line.ts";
import { layOutJson } from "../../core/json/layout.ts";
import type { HttpAnswer } from "../../runtimes/python/page-service.ts";
import { findPart, part } from "../part.ts";

/** More than this is not shown of a body, and more lines than this not of the log. */
const LONGEST_BODY = 100_000;
const LONGEST_LOG = 200;

/** Shows what the service answered, and adds to its log where the lab has one. */
export class AnswerView {
  readonly #lab: HTMLElement;

  constructor(lab: HTMLElement) {
    this.#lab = lab;
  }

  show(request: HttpRequest, answer: HttpAnswer): void {
    const time = answer.seconds < 1 ? `${(answer.seconds * 1000).toFixed(0)} ms` : `${answer.seconds.toFixed(1)} s`;
    const status = this.#part("status");
    status.textContent = `${statusText(answer.status)} · ${answer.bytes.toLocaleString("en-GB")} bytes · ${time}`;
    status.dataset["kind"] = answer.status < 400 ? "right" : "wrong";
    this.#part("headers").textContent = answer.headers.map(([name, value]) => `${name}: ${value}`).join("\n");
    this.#part("body").textContent = readable(answer);
    this.#part("answer").hidden = false;
    this.#log([logLine(request, answer.status), ...(answer.trace ? [answer.trace.trimEnd()] : [])]);
  }

  /** Takes an earlier answer away, because what was asked last was not sent. */
  clear(): void {
    const status = this.#part("status");
    status.textContent = "None: nothing was sent.";
    delete status.dataset["kind"];
    this.#part("answer").hidden = true;
  }

  #log(lines: readonly string[]): void {
    const log = findPart(this.#lab, "[data-part=log]", HTMLElement);
    if (!log) return;
    const kept = [...(log.textContent ? log.textContent.split("\n") : []), ...lines].slice(-LONGEST_LOG);
    log.textContent = kept.join("\n");
    log.scrollTop = log.scrollHeight;
  }

  #part(name: string): HTMLElement {
    return part(this.#lab, `[data-part=${name}]`, HTMLElement);
  }
}

function readable({ body, bytes }: HttpAnswer): string {
  if (body === null) return `(${bytes.toLocaleString("en-GB")} bytes that are not text)`;
  if (body === "") return "(no body)";
  const text = layOutJson(body) ?? body;
  if (text.length <= LONGEST_BODY) return text;
  return `${text.slice(0, LONGEST_BODY)}\n… (the first ${LONGEST_BODY.toLocaleString("en-GB")} of ${text.length.toLocaleString("en-GB")} characters)`;
}
