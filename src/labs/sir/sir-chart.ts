import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartDataset,
  type Point,
  type Scale,
} from "chart.js";
import { axisOf, type Axis } from "./axis.ts";
import { COMPARTMENTS, type Compartment, type Epidemic } from "./epidemic.ts";
import { part } from "../part.ts";
import { paletteOf } from "./palette.ts";
import { indicesToDraw } from "./thinning.ts";
import { titleOf } from "./words.ts";

Chart.register(LineController, LineElement, LinearScale, PointElement);

/** Draws the lines of the lab's picture on its canvas; the picture's axes, names and ground stay around it. */
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
        events: [],
        scales: {
          x: { type: "linear", display: false, min: 0, afterBuildTicks: dropTicks },
          y: { type: "linear", display: false, min: 0, max: 1, afterBuildTicks: dropTicks },
        },
      },
    });
    this.dress();
    this.draw(epidemic);
  }

  draw({ state, solution, series, days, top }: Epidemic): void {
    const { heightOf } = axisOf(state, top);
    this.#chart.data.datasets.forEach((dataset, n) => {
      dataset.data = pointsOf(series[COMPARTMENTS[n] ?? "infected"], solution.time, heightOf);
    });
    const x = this.#chart.options.scales?.["x"];
    if (x?.max === days) this.#redrawLines();
    else {
      if (x) x.max = days;
      this.#chart.update("none");
    }
  }

  /** An update of the whole chart would look at every option again; where only the data are others, the lines need follow. */
  #redrawLines(): void {
    for (const n of this.#chart.data.datasets.keys()) {
      const { controller } = this.#chart.getDatasetMeta(n);
      controller.buildOrUpdateElements(false);
      controller.update("none");
    }
    this.#chart.draw();
  }

  /** Takes colours, dashes and letters from the picture, so that the theme stands in one place: picture.css. */
  dress(): void {
    const { lines } = paletteOf(this.#lab);
    this.#chart.data.datasets.forEach((dataset, n) => {
      const { colour, width, dashes } = lines[COMPARTMENTS[n] ?? "infected"];
      dataset.borderColor = colour;
      dataset.borderWidth = width;
      dataset.borderDash = [...dashes];
    });
    this.#chart.update("none");
  }

  close(): void {
    this.#chart.destroy();
    this.#overlay.hidden = true;
  }
}

/** How far the canvas reaches beyond the plot on each side, in pixels, so that no line is cut; also in picture.css. */
const OVERHANG = 6;

/** The picture has the ticks; those of axes that are not seen would be measured all the same, in each frame. */
function dropTicks(axis: Scale): void {
  axis.ticks = [];
}

function datasetOf(compartment: Compartment): ChartDataset<"line", Point[]> {
  return {
    label: titleOf(compartment),
    data: [],
    pointRadius: 0,
    pointHitRadius: 0,
    borderCapStyle: "butt",
    borderJoinStyle: "round",
  };
}

/** At most about a thousand points: more than there are pixels only cost time. */
function pointsOf(values: Float64Array, time: Float64Array, heightOf: Axis["heightOf"]): Point[] {
  if (values.length === 0) return [];
  return indicesToDraw(values, 1000).map((n) => ({ x: time[n] ?? 0, y: heightOf(values[n] ?? 0) }));
}
