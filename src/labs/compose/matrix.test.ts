import { expect, test } from "vitest";
import { matrixOf, type Matrix } from "./matrix.ts";
import { studyFiles } from "./study.ts";

function ask(text: string): Matrix {
  const { loaded, refusal } = studyFiles([{ path: "compose.yaml", text }]);
  if (!loaded) throw new Error(refusal.message);
  return matrixOf(loaded.stack);
}

const ML = `
services:
  api: { image: api, expose: ["8000"], ports: ["127.0.0.1:8000:8000"], networks: [front, back] }
  web: { image: nginx, ports: ["80:80"], networks: [front] }
  db: { image: postgres, networks: [back] }
networks: { front: , back: { internal: true } }
`;

const cells = ({ rows, columns }: Matrix, name: string): string[] =>
  rows.find((row) => row.name === name)?.cells.map(({ text }, at) => `${columns[at]} ${text}`) ?? [];

test("services reach each other in a network that they share, and nowhere else", () => {
  const matrix = ask(ML);
  expect(cells(matrix, "api")).toEqual(["api ·", "web 80", "db 5432", "outside yes"]);
  expect(cells(matrix, "web")).toEqual(["api 8000", "web ·", "db no", "outside yes"]);
  expect(cells(matrix, "db")).toEqual(["api 8000", "web no", "db ·", "outside no"]);
});

test("from outside, only published ports are reached, by those for whom they are", () => {
  const matrix = ask(ML);
  expect(cells(matrix, "this machine")).toEqual(["api 8000", "web 80", "db no", "outside ·"]);
  expect(cells(matrix, "other machines")).toEqual(["api no", "web 80", "db no", "outside ·"]);
});

test("each cell has its reason", () => {
  const { rows } = ask(ML);
  const web = rows.find(({ name }) => name === "web");
  expect(web?.cells[2]?.reason).toBe("No network in common: web has front, db has back.");
  for (const { cells } of rows) for (const { reason } of cells) expect(reason).toMatch(/\.$/);
});

test("a thousand services give a table of thirty", () => {
  const services = Array.from({ length: 1000 }, (_, at) => `  s${at}: { image: a }`).join("\n");
  const { columns, rows, left } = ask(`services:\n${services}`);
  expect([columns.length, rows.length, left]).toEqual([31, 32, 970]);
});
