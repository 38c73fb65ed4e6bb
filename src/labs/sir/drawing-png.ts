import { PLOT, SEEN, SIZE, STRETCH, type Curve, type Drawing } from "./drawing.ts";

/** Paints a drawing as a PNG file with two pixels for each, so that it is sharp on paper too. */
export async function pngOf(drawing: Drawing): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE.width * 2;
  canvas.height = drawing.height * 2;
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("This browser gives no canvas to paint on: save the picture as SVG.");
  brush.scale(2, 2);
  paint(brush, drawing);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("This browser cannot write the picture as PNG: save it as SVG."));
    });
  });
}

function paint(brush: CanvasRenderingContext2D, { background, height, rules, curves, texts }: Drawing): void {
  brush.fillStyle = background;
  brush.fillRect(0, 0, SIZE.width, height);
  for (const { y, colour } of rules) {
    brush.fillStyle = colour;
    brush.fillRect(PLOT.x, y - 0.5, PLOT.width, 1);
  }
  brush.save();
  brush.clip(placed(SEEN_OUTLINE));
  for (const curve of curves) paintCurve(brush, curve);
  brush.restore();
  for (const { text, x, y, size, colour, anchor } of texts) {
    brush.font = `${size}px sans-serif`;
    brush.fillStyle = colour;
    brush.textAlign = anchor === "middle" ? "center" : anchor;
    brush.fillText(text, x, y);
  }
}

function paintCurve(brush: CanvasRenderingContext2D, { path, background, stroke }: Curve): void {
  const line = placed(path);
  if (background !== undefined) {
    brush.save();
    brush.clip(line);
    brush.fillStyle = background;
    brush.fillRect(PLOT.x, PLOT.y, PLOT.width, PLOT.height);
    brush.restore();
  }
  if (!stroke) return;
  brush.strokeStyle = stroke.colour;
  brush.lineWidth = stroke.width;
  brush.setLineDash([...stroke.dashes]);
  brush.stroke(line);
}

const SEEN_OUTLINE = `M${SEEN.x},${SEEN.y}h${SEEN.width}v${SEEN.height}h${-SEEN.width}Z`;

/** A path of the square in which curves are drawn, on the plot. */
function placed(path: string): Path2D {
  const line = new Path2D();
  line.addPath(new Path2D(path), new DOMMatrix([STRETCH.x, 0, 0, STRETCH.y, PLOT.x, PLOT.y]));
  return line;
}
