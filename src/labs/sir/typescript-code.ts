import type { Equations } from "./equations.ts";

/** Writes a program in TypeScript, without packages, that prints what csvOf gives of the same run. */
export function typescriptCode(equations: Equations): string {
  const { constants, compartments, start, flows, slopes, method, parts, hasIntervention } = equations;
  return `type State = readonly number[];

${constants.map(([name, value]) => `const ${name} = ${value};`).join("\n")}
${hasIntervention ? "let contacts = beta;\n" : ""}
function slopes([${compartments.map((name) => `${name} = 0`).join(", ")}]: State): State {
${flows.map(([name, expression]) => `  const ${name} = ${expression};`).join("\n")}
  return [${slopes.join(", ")}];
}

function along(state: State, slope: State, time: number): State {
  return state.map((people, n) => people + time * (slope[n] ?? 0));
}

function ${parts === 1 ? "advance" : "leap"}(state: State, time: number): State {
${method === "rk4" ? RK4 : EULER}
}
${parts === 1 ? "" : inParts(parts)}
console.log("day,${compartments.join(",")}");
let state: State = [${start.join(", ")}]; // ${compartments.join(", ")}
console.log([0, ...state].join(","));
let day = 0;
for (let number = 1; number <= Math.max(1, Math.ceil(days / step - 1e-9)); number += 1) {
  const until = Math.min(number * step, days);
${hasIntervention ? CHANGING : STEADY}
  console.log([day, ...state].join(","));
}
`;
}

function inParts(parts: number): string {
  return `
function advance(state: State, time: number): State {
  let moved = state;
  for (let part = 0; part < ${parts}; part += 1) moved = leap(moved, time / ${parts});
  return moved;
}
`;
}

const STEADY = `  state = advance(state, until - day);
  day = until;`;

const CHANGING = `  for (const stop of [...[begin, end].filter((edge) => day < edge && edge < until), until]) {
    contacts = begin <= day && day < end ? beta * multiplier : beta;
    state = advance(state, stop - day);
    day = stop;
  }`;

const EULER = "  return along(state, slopes(state), time);";

const RK4 = `  const first = slopes(state);
  const second = slopes(along(state, first, time / 2));
  const third = slopes(along(state, second, time / 2));
  const fourth = slopes(along(state, third, time));
  const mean = first.map((a, n) => (a + 2 * (second[n] ?? 0) + 2 * (third[n] ?? 0) + (fourth[n] ?? 0)) / 6);
  return along(state, mean, time);`;
