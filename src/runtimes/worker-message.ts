import type { EngineOffer, Ending, LoadProgress, Output, Program } from "./runtime.ts";

/** What the page says to the worker of an engine. */
export type Order =
  | {
      readonly kind: "load";
      readonly offer: EngineOffer;
      /** Set where memory can be shared: a 2 in it asks the engine to stop what it runs. */
      readonly interruptBuffer?: Uint8Array;
    }
  | { readonly kind: "run"; readonly program: Program };

/** What the worker of an engine says to the page. */
export type News =
  | { readonly kind: "progress"; readonly progress: LoadProgress }
  | { readonly kind: "loaded" }
  | { readonly kind: "load-failed"; readonly message: string; readonly address?: string }
  | { readonly kind: "outputs"; readonly outputs: readonly Output[] }
  /** The program goes over its limit of output and was asked to stop; when it does not, the page ends the worker. */
  | { readonly kind: "over-limit"; readonly message: string }
  /** A damaged engine answers no further orders as it should: its worker is of no more use. */
  | { readonly kind: "ended"; readonly ending: EngineEnding; readonly damaged?: boolean }
  /** The engine broke under the program; its worker is of no more use. */
  | { readonly kind: "died" };

/** An ending as the engine knows it; the page adds how long it took. */
export type EngineEnding = Ending extends infer Each ? (Each extends Ending ? Omit<Each, "seconds"> : never) : never;
