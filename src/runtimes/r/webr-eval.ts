/*
 * webR carries some JavaScript as text in its library and turns it into functions with eval when that library is loaded.
 * The site's policy forbids eval, rightly. What base R needs of it is written out here; the rest draws on a canvas, or
 * fetches packages, and says that it cannot.
 */

interface WebRModule {
  readonly webr: {
    readonly UnwindProtectException: new (message: string, continuation: number) => Error;
    readonly evalJs: (text: number, wait: number) => number;
  };
}

declare const Module: WebRModule;

/** Puts functions that are written out in place of eval in this worker. */
export function answerEval(): void {
  Object.assign(globalThis, { eval: answer });
}

function answer(text: unknown): unknown {
  if (typeof text !== "string") return text;
  // webr::eval_js(…): webR turns what this throws into an error of R.
  const [, place, wait] = /^globalThis\.Module\.webr\.evalJs\((\w+), (\d)\)$/.exec(text) ?? [];
  if (place) return Module.webr.evalJs(Number(place), Number(wait));
  if (!/^\([$\d,]*\) => \{/.test(text)) throw new EvalError("JavaScript cannot be run from R in this page.");
  if (text.includes("UnwindProtectException")) return unwind;
  // webR looks for canvases that its devices have drawn on: there are none.
  if (text.includes("typeof OffscreenCanvas")) return () => 1;
  if (text.includes("Object.keys(Module.webr.canvas).length")) return () => 0;
  return refuse;
}

/** How R leaves functions of webR's own when an error is raised below them. */
function unwind(continuation: number): never {
  throw new Module.webr.UnwindProtectException(
    "A non-local transfer of control occurred during evaluation",
    continuation,
  );
}

function refuse(): never {
  throw new Error(
    "This part of webR is not available in this page: plots are drawn as SVG, and there are no packages.",
  );
}
