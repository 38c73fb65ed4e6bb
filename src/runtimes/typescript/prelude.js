/*
 * What a program finds around it: a module for the interpreter, which runs it before the first program. It sets up a
 * console and a chart, and gives the page what describes values and errors.
 */

const LONGEST = 20_000;
const MOST_DATA = 2_000_000;
const MOST_ITEMS = 100;
const DEEPEST = 3;

/** Sets up the console and the chart, which put things out through a function of a kind and a text. */
export function start(send, makeChart) {
  const print = (kind, values) => send(kind, `${values.map((value) => inspect(value)).join(" ")}\n`);
  const out = (...values) => print("stdout", values);
  const error = (...values) => print("stderr", values);
  globalThis.console = { log: out, info: out, debug: out, table: out, dir: out, warn: error, error, trace: error };
  const chart = makeChart((plot) => send("plot", plot));
  globalThis.chart = chart;
  return { describe, explain, finish: () => chart.show() };
}

function describe(value) {
  const text = typeof value === "string" ? JSON.stringify(value) : inspect(value);
  let data;
  try {
    const json = JSON.stringify(value, refuseInfinite);
    if (json !== undefined && json.length <= MOST_DATA) data = JSON.parse(json);
  } catch {
    // Not a value for JSON: the text has to do.
  }
  return JSON.stringify({ text: shorten(text), type: typeOf(value), data });
}

function explain(thrown) {
  if (!(thrown instanceof Error)) return JSON.stringify({ name: "Error", message: inspect(thrown, 1), stack: "" });
  const { name, message, stack = "" } = thrown;
  return JSON.stringify({ name, message, stack });
}

function inspect(value, depth = 0, above = []) {
  if (typeof value === "string") return depth === 0 ? value : JSON.stringify(value);
  if (typeof value === "function") return `[Function: ${value.name || "(no name)"}]`;
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return String(value);
  if (above.includes(value)) return "[Circular]";
  if (value instanceof Error) return `${value}\n${value.stack ?? ""}`.trimEnd();
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (value instanceof RegExp) return String(value);
  const name = value.constructor?.name ?? "Object";
  if (depth >= DEEPEST) return `[${name}]`;
  return inspectItems(value, name, (item) => inspect(item, depth + 1, [...above, value]));
}

function inspectItems(value, name, show) {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = Array.from(value).slice(0, MOST_ITEMS).map(show);
    return wrap(Array.isArray(value) ? "[" : `${name} [`, [...items, ...more(value.length)], "]");
  }
  if (value instanceof Set) {
    return wrap(`Set(${value.size}) {`, [...[...value].slice(0, MOST_ITEMS).map(show), ...more(value.size)], "}");
  }
  if (value instanceof Map) {
    const pairs = [...value].slice(0, MOST_ITEMS).map(([key, item]) => `${show(key)} => ${show(item)}`);
    return wrap(`Map(${value.size}) {`, [...pairs, ...more(value.size)], "}");
  }
  const entries = Object.entries(value);
  const shown = entries.slice(0, MOST_ITEMS).map(([key, item]) => `${showKey(key)}: ${show(item)}`);
  return wrap(name === "Object" ? "{" : `${name} {`, [...shown, ...more(entries.length)], "}");
}

function wrap(open, items, close) {
  if (items.length === 0) return `${open}${close}`;
  const line = `${open} ${items.join(", ")} ${close}`;
  if (line.length <= 76 && !line.includes("\n")) return line;
  return `${open}\n${items.map((item) => `  ${item.replaceAll("\n", "\n  ")}`).join(",\n")}\n${close}`;
}

function more(count) {
  return count > MOST_ITEMS ? [`… ${count - MOST_ITEMS} more`] : [];
}

function showKey(key) {
  return /^[\w$]+$/.test(key) ? key : JSON.stringify(key);
}

function shorten(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} … (${text.length} characters in all)` : text;
}

function typeOf(value) {
  return typeof value === "object" ? (value?.constructor?.name ?? "object") : typeof value;
}

function refuseInfinite(_key, item) {
  if (typeof item === "number" && !Number.isFinite(item)) throw new RangeError("JSON has no such number.");
  return item;
}
