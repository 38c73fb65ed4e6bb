import {
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartDataset,
  type Point,
} from "chart.js";
import { COMPARTMENTS, POPULATION, STEP, type Compartment, type Epidemic } from "./epidemic.ts";
import { part } from "../part.ts";
import { paletteOf } from "./palette.ts";
import { people, titleOf } from "./words.ts";

Chart.register(Filler, LineController, LineElement, LinearScale, PointElement, Tooltip);

/** Draws the lines of the lab's picture on its canvas, with a tooltip; the picture's axes and names stay around it. */
export class SirChart {
  readonly #lab: Element;
  readonly #overlay: HTMLElement;
  readonly #chart: Chart<"line", Point[]>;

  constructor(lab: Element, epidemic: Epidemic) {
    this.#lab = lab;
    this.#overlay = part(lab, ".overlay", HTMLElement);
    this.#overlay.hidden = false;
    this.#chart = new Chart(part(lab, "canvas", HTMLCanvasElement), {
      type: "line",
      data: { datasets: COMPARTMENTS.map(datasetOf) },
      options: {
        animation: false,
        maintainAspectRatio: false,
        normalized: true,
        parsing: false,
        layout: { padding: OVERHANG },
        interaction: { mode: "index", intersect: false },
        scales: {
          x: { type: "linear", display: false, min: 0 },
          y: { type: "linear", display: false, min: 0, max: POPULATION },
        },
        plugins: {
          tooltip: {
            displayColors: false,
            callbacks: {
              title: ([first]) => `Day ${first?.parsed.x ?? 0}`,
              label: ({ dataset, parsed }) => `${dataset.label}: ${people(parsed.y ?? 0)}`,
            },
          },
        },
      },
    });
    this.dress();
    this.draw(epidemic);
  }

  draw({ series, days }: Epidemic): void {
    this.#chart.data.datasets.forEach((dataset, n) => {
      dataset.data = pointsOf(series[COMPARTMENTS[n] ?? "infected"]);
    });
    const x = this.#chart.options.scales?.["x"];
    if (x) x.max = days;
    this.#chart.update("none");
  }

  /** Takes colours, dashes and letters from the picture, so that the theme stands in one place: picture.css. */
  dress(): void {
    const { lines, area } = paletteOf(this.#lab);
    this.#chart.data.datasets.forEach((dataset, n) => {
      const compartment = COMPARTMENTS[n] ?? "infected";
      const { colour, width, dashes } = lines[compartment];
      dataset.borderColor = colour;
      dataset.borderWidth = width;
      dataset.borderDash = [...dashes];
      dataset.backgroundColor = compartment === "infected" ? area : colour;
      dataset.pointHoverBackgroundColor = colour;
    });
    const sheet = getComputedStyle(part(this.#lab, ".chart", Element));
    const tooltip = this.#chart.options.plugins?.tooltip;
    if (tooltip) {
      Object.assign(tooltip, {
        backgroundColor: sheet.color,
        titleColor: sheet.backgroundColor,
        bodyColor: sheet.backgroundColor,
      });
      tooltip.titleFont = { family: sheet.fontFamily, size: 14 };
      tooltip.bodyFont = { family: sheet.fontFamily, size: 14 };
    }
    this.#chart.update("none");
  }

  close(): void {
    this.#chart.destroy();
    this.#overlay.hidden = true;
  }
}

/** How far the canvas reaches beyond the plot on each side, in pixels, so that no line is cut; also in picture.css. */
const OVERHANG = 6;

function datasetOf(compartment: Compartment): ChartDataset<"line", Point[]> {
  return {
    label: titleOf(compartment),
    data: [],
    fill: compartment === "infected" ? "origin" : false,
    pointRadius: 0,
    pointHoverRadius: 4,
    pointHitRadius: 0,
    borderCapStyle: "butt",
    borderJoinStyle: "round",
  };
}

function pointsOf(values: Float64Array): Point[] {
  return Array.from(values, (y, n) => ({ x: n * STEP, y }));
}
