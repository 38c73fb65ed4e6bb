import type { HttpRequest } from "../../core/http/curl.ts";
import type { Ending, LoadProgress, Output, Runtime } from "../runtime.ts";
import client from "./page_service.py?raw";

/** What the service answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  /** The body as text; null when it is not text. */
  readonly body: string | null;
  readonly bytes: number;
  /** What the server would print of an error that the service did not catch. */
  readonly trace?: string;
  /** From the request to the answer, in seconds. */
  readonly seconds: number;
}

/** A web service in Python that runs in the page: asked through ASGI, as a server asks it, without a socket. */
export class PageService {
  readonly #runtime: Runtime;
  readonly #files: Readonly<Record<string, string>>;
  readonly #module: string;

  /** `files` are those of the service; `module` names its application: "sir_api.main". */
  constructor(runtime: Runtime, files: Readonly<Record<string, string>>, module: string) {
    this.#runtime = runtime;
    this.#files = files;
    this.#module = module;
  }

  /**
   * Loads Python and the service's packages, and imports the application.
   * @throws {LoadFailure} when a file did not arrive.
   * @throws {Error} when the service could not be imported, with what Python says of it.
   */
  async start(onProgress?: (progress: LoadProgress) => void): Promise<void> {
    await this.#runtime.load(onProgress);
    const code = `import page_service\npage_service.start("${this.#module}", "app")`;
    await this.#evaluate(code, { ...this.#files, "page_service.py": client });
  }

  /**
   * Sends one request.
   * @throws {Error} when Python stopped instead of answering; the service must then be started again.
   */
  async ask(request: HttpRequest): Promise<HttpAnswer> {
    const began = performance.now();
    // A string of JSON is a string of Python too.
    const value = await this.#evaluate(`await page_service.ask(${JSON.stringify(JSON.stringify(request))})`);
    const answer: Omit<HttpAnswer, "seconds"> = JSON.parse(value);
    return { ...answer, seconds: (performance.now() - began) / 1000 };
  }

  /** Stops whatever the service is doing. It must be started again. */
  close(): void {
    this.#runtime.close();
  }

  /** Gives the value of the code's last expression as JSON. */
  async #evaluate(code: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
    let value: unknown;
    const take = (output: Output): void => {
      if (output.kind === "value") value = output.data;
    };
    const ending = await this.#runtime.run({ code, files, name: "service" }, take);
    if (ending.kind !== "finished") throw new Error(explain(ending));
    if (value === undefined) throw new Error("The answer is too long to be shown in this page.");
    return JSON.stringify(value);
  }
}

function explain(ending: Exclude<Ending, { kind: "finished" }>): string {
  if (ending.kind === "failed") return `The service could not do that. Python says:\n${ending.error.trace}`;
  return ending.kind === "stopped" ? ending.message : "The service was stopped.";
}
