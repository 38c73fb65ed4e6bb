import type { Equations } from "./equations.ts";

/** Writes a program in R, without packages, that prints what csvOf gives of the same run. */
export function rCode(equations: Equations): string {
  const { constants, compartments, start, flows, slopes, method, parts, hasIntervention } = equations;
  return `${constants.map(([name, value]) => `${name} <- ${value}`).join("\n")}

slopes <- function(state) {
${compartments.map((name) => `  ${name} <- state[["${name}"]]`).join("\n")}
${flows.map(([name, expression]) => `  ${name} <- ${expression}`).join("\n")}
  c(${slopes.join(", ")})
}

${parts === 1 ? "advance" : "leap"} <- function(state, time) {
${method === "rk4" ? RK4 : EULER}
}
${parts === 1 ? "" : inParts(parts)}
show <- function(day, state) {
  cat(sprintf("%.15g", c(day, state)), sep = ",")
  cat("\\n")
}

cat("day,${compartments.join(",")}\\n")
state <- c(${compartments.map((name, n) => `${name} = ${start[n]}`).join(", ")})
show(0, state)
day <- 0
for (number in seq_len(max(1, ceiling(days / step - 1e-9)))) {
  until <- min(number * step, days)
${hasIntervention ? CHANGING : STEADY}
  show(day, state)
}
`;
}

function inParts(parts: number): string {
  return `
advance <- function(state, time) {
  for (part in 1:${parts}) state <- leap(state, time / ${parts})
  state
}
`;
}

const STEADY = `  state <- advance(state, until - day)
  day <- until`;

const CHANGING = `  edges <- c(begin, end)
  for (stop in c(edges[day < edges & edges < until], until)) {
    contacts <- if (begin <= day && day < end) beta * multiplier else beta
    state <- advance(state, stop - day)
    day <- stop
  }`;

const EULER = "  state + time * slopes(state)";

const RK4 = `  first <- slopes(state)
  second <- slopes(state + time / 2 * first)
  third <- slopes(state + time / 2 * second)
  fourth <- slopes(state + time * third)
  state + time * (first + 2 * second + 2 * third + fourth) / 6`;
