import type { Equations } from "./equations.ts";

/** Writes a program in Python, without packages, that prints what csvOf gives of the same run. */
export function pythonCode({ constants, compartments, start, flows, slopes, method }: Equations): string {
  return `from math import ceil

${constants.map(([name, value]) => `${name} = ${value}`).join("\n")}


def slopes(state):
    ${compartments.join(", ")} = state
${flows.map(([name, expression]) => `    ${name} = ${expression}`).join("\n")}
    return (${slopes.join(", ")})


def along(state, slope, time):
    return tuple(people + time * change for people, change in zip(state, slope))


def advance(state, time):
${method === "rk4" ? RK4 : EULER}

print("day,${compartments.join(",")}")
state = (${start.join(", ")})  # ${compartments.join(", ")}
print(0, *state, sep=",")
day = 0
for number in range(1, max(1, ceil(days / step - 1e-9)) + 1):
    until = min(number * step, days)
    state = advance(state, until - day)
    day = until
    print(day, *state, sep=",")
`;
}

const EULER = `    return along(state, slopes(state), time)
`;

const RK4 = `    first = slopes(state)
    second = slopes(along(state, first, time / 2))
    third = slopes(along(state, second, time / 2))
    fourth = slopes(along(state, third, time))
    four = zip(first, second, third, fourth)
    return along(state, [(a + 2 * b + 2 * c + d) / 6 for a, b, c, d in four], time)
`;
