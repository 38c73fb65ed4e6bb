import type { Box, BoxText } from "./drawing.ts";
import type { Layer } from "./picture.ts";
import { wrap } from "./wrap.ts";

/** All measures are in pixels at the usual size of text, which is 16. */
export const TEXT = { size: 13, line: 18 };

const PADDING = { x: 12, y: 9 };
/** How wide a letter is against the text's size: exactly in the font of code, at most on average in the font of text. */
const ADVANCE = { mono: 0.6, text: 0.48 };
/** From this width on, the state stands beside the instruction. */
const WIDE = 480;

/** Sets the text of a layer into a box of a width; its height follows. Its corner is put at 0. */
export function setBox(layer: Layer, width: number): Box {
  const inner = width - 2 * PADDING.x;
  const isWide = width >= WIDE;
  const aside = isWide ? layer.state.length * TEXT.size * ADVANCE.text + 16 : 0;
  const code = wrap(layer.text, Math.floor((inner - aside) / (TEXT.size * ADVANCE.mono)));
  const reason = layer.reason === "" ? [] : wrap(layer.reason, Math.floor(inner / (TEXT.size * ADVANCE.text)));
  const stateRow = isWide ? 0 : code.length;
  const reasonRow = code.length + (isWide ? 0 : 1);
  const rows = reasonRow + reason.length;
  const state = isWide ? { isRight: true, x: width - PADDING.x } : { isRight: false, x: PADDING.x };
  return {
    kind: layer.kind,
    x: 0,
    y: 0,
    width,
    height: rows * TEXT.line + 2 * PADDING.y,
    texts: [
      { role: "code", isRight: false, x: PADDING.x, lines: setLines(code, 0) },
      { role: "state", ...state, lines: setLines([layer.state], stateRow) },
      ...(reason.length > 0
        ? [{ role: "reason" as const, isRight: false, x: PADDING.x, lines: setLines(reason, reasonRow) }]
        : []),
    ],
  };
}

/** The middle of a box's first line, from its corner: where arrows begin and end. */
export const FIRST_LINE = PADDING.y + TEXT.line / 2;

function setLines(texts: readonly string[], firstRow: number): BoxText["lines"] {
  return texts.map((text, index) => ({ y: PADDING.y + (firstRow + index) * TEXT.line + 13, text }));
}
