import type { Layer } from "./picture.ts";

/** A picture as shapes, ready to be printed. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly DrawnColumn[];
  readonly arrows: readonly Arrow[];
}

export interface DrawnColumn {
  readonly title: string;
  readonly titleAt: { readonly x: number; readonly y: number };
  /** The base first; each layer stands above the one before. */
  readonly boxes: readonly Box[];
}

/** A layer as it is drawn: a box with lines of text, placed within the drawing. */
export interface Box {
  readonly kind: Layer["kind"];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly BoxText[];
}

/** A text of one kind. `x` and the lines' `y` are from the box's corner; `x` is where it ends if it is set to the right. */
export interface BoxText {
  readonly role: "code" | "state" | "reason";
  readonly isRight: boolean;
  readonly x: number;
  readonly lines: readonly { readonly y: number; readonly text: string }[];
}

/** An arrow as the path of its line and of its head. */
export interface Arrow {
  readonly line: string;
  readonly head: string;
}
