import { describe, expect, test } from "vitest";
import { sample } from "./adaptive.ts";
import type { EpidemicModel } from "./epidemic-model.ts";
import { solveExactly } from "./method-error.ts";
import { columnOf } from "./series.ts";
import { solveEpidemic } from "./solution.ts";

/**
 * Solutions by mpmath 1.3 (`odefun`, a Taylor method, 30 digits, rounded to doubles). SciPy 1.17.1 (`solve_ivp`,
 * DOP853, rtol 1e-13, atol 1e-9) differs from them by at most 2e-8 people. Each row: the day, then the people in each
 * compartment.
 */
const references: readonly { name: string; epidemic: EpidemicModel; rows: readonly (readonly number[])[] }[] = [
  {
    name: "SIR",
    epidemic: { kind: "sir", ...outbreak(10_000, 100, 0.3, 0.1) },
    rows: [
      [10, 9044.993454235982, 653.9286724899601, 301.07787327405816],
      [25, 3865.727937694695, 2999.656222621899, 3134.6158396834066],
      [50, 821.4399850521975, 881.1228261578774, 8297.437188789925],
      [100, 591.307287218096, 15.512015083771933, 9393.180697698132],
      [200, 587.974529159013, 0.004114444066578108, 9412.021356396921],
    ],
  },
  {
    name: "SIR with few contacts from day 12.3 to day 40.7",
    epidemic: {
      kind: "sir",
      ...outbreak(50_000, 20, 0.47, 0.19),
      recovered: 980,
      interventions: [{ from: 12.3, to: 40.7, factor: 0.35 }],
    },
    rows: [
      [10, 48529.55526104419, 295.44614331379165, 1174.9985956420205],
      [30, 46967.716637509475, 298.36530297989304, 2733.918059510629],
      [60, 27048.453611108253, 8736.310223254375, 14215.23616563737],
      [90, 6626.624157941071, 728.1902888923964, 42645.185553166535],
      [150, 6285.148727962461, 0.2892843422653734, 43714.56198769528],
    ],
  },
  {
    name: "SEIR",
    epidemic: { kind: "seir", ...outbreak(10_000, 40, 0.5, 0.2), exposed: 60, incubationRate: 0.25 },
    rows: [
      [10, 9486.71084333608, 192.89859499655017, 149.81937588206162, 170.5711857853076],
      [30, 5671.747604840722, 1058.0746344898155, 1042.0278913008929, 2228.14986936857],
      [60, 1299.2719831552813, 178.03546212989363, 399.76990472941424, 8122.922649985411],
      [100, 1062.210034043728, 2.4568600112940095, 6.600779121382013, 8928.732326823596],
      [200, 1058.942015112452, 5.392287873016578e-5, 0.00014536656054735624, 8941.057785598108],
    ],
  },
  {
    name: "SIR with births and deaths",
    epidemic: {
      kind: "sir-demography",
      ...outbreak(10_000, 100, 0.4, 0.15),
      turnoverRate: 0.01,
      vaccinatedAtBirth: 0.2,
    },
    rows: [
      [10, 8424.365508415476, 851.7250638275673, 723.9094277569565],
      [30, 2267.638907027209, 1615.9671465739352, 6116.393946398855],
      [60, 2486.2854659307873, 168.4078043985436, 7345.3067296706695],
      [150, 4910.309138754464, 163.5997951766, 4926.091066068936],
      [400, 3931.9324935498116, 249.79788566519414, 5818.269620784994],
    ],
  },
];

function outbreak(population: number, infected: number, contactRate: number, recoveryRate: number) {
  return { population, infected, recovered: 0, contactRate, recoveryRate, vaccinated: 0, interventions: [] };
}

describe.each(references)("$name", ({ epidemic, rows }) => {
  const time = Float64Array.from(rows, ([day]) => day ?? NaN);
  const days = time.at(-1) ?? NaN;
  const { population } = epidemic;

  test("solveExactly(…) is right to 1e-10 of the population", () => {
    const columns = (rows[0] ?? []).slice(1).map(() => new Float64Array(time.length));
    sample(solveExactly(epidemic, days), time, columns);
    for (const [column, values] of columns.entries()) {
      for (const [index, value] of values.entries()) {
        expect(Math.abs(value - (rows[index]?.[column + 1] ?? NaN)) / population).toBeLessThan(1e-11);
      }
    }
  });

  test.each<["dormand-prince" | "rk4", number]>([
    ["dormand-prince", 1e-7],
    ["rk4", 1e-8],
  ])("solveEpidemic(…) by %s is right to %d of the population", (method, tolerance) => {
    const { time, columns } = solveEpidemic(epidemic, { days, step: 0.1, method });
    for (const [day = NaN, ...people] of rows) {
      const index = time.findIndex((value) => Math.abs(value - day) < 1e-9);
      for (const [column, truth] of people.entries()) {
        expect(Math.abs((columns[column]?.[index] ?? NaN) - truth) / population).toBeLessThan(tolerance);
      }
    }
  });
});

/** What deSolve's lsoda found, in content/evidence/sir-plumber.json, session sir-plumber-reference. */
const desolve: readonly [number, number, number, number][] = [
  [3, 26.5, 3037.882488, 9412.026352],
  [2, 44, 1584.402859, 8002.039677],
  [1.2, 80.5, 231.0731051, 3478.189629],
  [1.05, 35, 107.239467, 1834.826545],
  [1, 0, 100, 1351.572844],
];

test.each(desolve)(
  "with R0 = %d the adaptive method finds the peak and the end that deSolve finds",
  (r0, day, peak, end) => {
    const epidemic: EpidemicModel = { kind: "sir", ...outbreak(10_000, 100, r0 * 0.1, 0.1) };
    const series = solveEpidemic(epidemic, { days: 2000, step: 0.5, method: "dormand-prince" });
    const infected = columnOf(series, "infected");
    const most = Math.max(...infected);
    expect(series.time[infected.indexOf(most)]).toBe(day);
    expect(most).toBeCloseTo(peak, 4);
    expect(10_000 - (columnOf(series, "susceptible").at(-1) ?? NaN)).toBeCloseTo(end, 3);
  },
);
