// Runs beside the service, in the same Node: sends it the request of request.json and writes what it answers to answer.json.
// A page cannot do so itself: what listens in a WebContainer answers only there and in its own previews.
import { readFile, writeFile } from "node:fs/promises";
import { request } from "node:http";

const { port, method, path, headers, body } = JSON.parse(await readFile("request.json", "utf8"));
const response = await send();
const bytes = await readAll(response);
const answer = {
  status: response.statusCode,
  headers: pairs(response.rawHeaders),
  body: text(bytes),
  bytes: bytes.length,
};
await writeFile("answer.json", JSON.stringify(answer));

async function send() {
  return await new Promise((resolve, reject) => {
    const question = request({ host: "127.0.0.1", port, method, path: encoded(path), agent: false });
    question.on("response", resolve).on("error", reject);
    for (const [name, value] of headers) question.setHeader(name, value);
    if (body !== undefined) question.setHeader("content-length", Buffer.byteLength(body));
    question.end(body);
  });
}

async function readAll(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A path may be typed with its percent signs or without. */
function encoded(path) {
  return encodeURI(path).replaceAll("%25", "%");
}

function pairs(raw) {
  return raw.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), raw[at + 1]]] : []));
}

/** The bytes as text; null when they are none. */
function text(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
