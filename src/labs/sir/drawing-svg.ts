import { PLOT, SEEN, SIZE, STRETCH, type Curve, type Drawing } from "./drawing.ts";

/** Writes a drawing as an SVG file. */
export function svgOf({ background, height, rules, curves, texts }: Drawing): string {
  const right = PLOT.x + PLOT.width;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${height}" font-family="sans-serif">`,
    `<rect width="100%" height="100%" fill="${background}"/>`,
    ...rules.map(({ y, colour }) => `<line x1="${PLOT.x}" x2="${right}" y1="${y}" y2="${y}" stroke="${colour}"/>`),
    `<clipPath id="seen"><rect x="${SEEN.x}" y="${SEEN.y}" width="${SEEN.width}" height="${SEEN.height}"/></clipPath>`,
    `<g clip-path="url(#seen)" transform="translate(${PLOT.x} ${PLOT.y}) scale(${STRETCH.x} ${STRETCH.y})">`,
    ...curves.map(curveOf),
    "</g>",
    ...texts.map(
      ({ text, x, y, size, colour, anchor }) =>
        `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}" text-anchor="${anchor}">${escape(text)}</text>`,
    ),
    "</svg>",
    "",
  ].join("\n");
}

function curveOf({ path, background = "none", stroke }: Curve): string {
  const line = stroke
    ? ` stroke="${stroke.colour}" stroke-width="${stroke.width}" stroke-dasharray="${stroke.dashes.join(" ") || "none"}"`
    : "";
  return `<path d="${path}" fill="${background}"${line} vector-effect="non-scaling-stroke"/>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
