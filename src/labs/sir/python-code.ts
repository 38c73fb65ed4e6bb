import type { Equations } from "./equations.ts";

/** Writes a program in Python, without packages, that prints what csvOf gives of the same run. */
export function pythonCode(equations: Equations): string {
  const { constants, compartments, start, flows, slopes, method, parts, hasIntervention } = equations;
  return `from math import ceil

${constants.map(([name, value]) => `${name} = ${value}`).join("\n")}


def slopes(state):
    ${compartments.join(", ")} = state
${flows.map(([name, expression]) => `    ${name} = ${expression}`).join("\n")}
    return (${slopes.join(", ")})


def along(state, slope, time):
    return tuple(people + time * change for people, change in zip(state, slope))


def ${parts === 1 ? "advance" : "leap"}(state, time):
${method === "rk4" ? RK4 : EULER}${parts === 1 ? "" : inParts(parts)}

print("day,${compartments.join(",")}")
state = (${start.join(", ")})  # ${compartments.join(", ")}
print(0, *state, sep=",")
day = 0
for number in range(1, max(1, ceil(days / step - 1e-9)) + 1):
    until = min(number * step, days)
${hasIntervention ? CHANGING : STEADY}
    print(day, *state, sep=",")
`;
}

function inParts(parts: number): string {
  return `

def advance(state, time):
    for _ in range(${parts}):
        state = leap(state, time / ${parts})
    return state
`;
}

const STEADY = `    state = advance(state, until - day)
    day = until`;

const CHANGING = `    for stop in [edge for edge in (begin, end) if day < edge < until] + [until]:
        contacts = beta * multiplier if begin <= day < end else beta
        state = advance(state, stop - day)
        day = stop`;

const EULER = `    return along(state, slopes(state), time)
`;

const RK4 = `    first = slopes(state)
    second = slopes(along(state, first, time / 2))
    third = slopes(along(state, second, time / 2))
    fourth = slopes(along(state, third, time))
    four = zip(first, second, third, fourth)
    return along(state, [(a + 2 * b + 2 * c + d) / 6 for a, b, c, d in four], time)
`;
