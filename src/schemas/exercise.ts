import { z } from "zod";
import { cellExercise } from "./exercise/cell.ts";
import { choiceExercise } from "./exercise/choice.ts";
import { commandExercise } from "./exercise/command.ts";
import { composeExercise } from "./exercise/compose.ts";
import { fileExercise } from "./exercise/file.ts";
import { numberExercise } from "./exercise/number.ts";
import { orderExercise } from "./exercise/order.ts";

/** A question that the page grades, in content/exercises/<name>.yaml. A new kind is a module of its own and a line here. */
export const exerciseSchema = z.discriminatedUnion(
  "kind",
  [cellExercise, choiceExercise, commandExercise, composeExercise, fileExercise, numberExercise, orderExercise],
  { error: "Name one of the kinds: cell, choice, command, compose, file, number, order." },
);

export type Exercise = z.output<typeof exerciseSchema>;
export type ExerciseKind = Exercise["kind"];
export type ExerciseOf<Kind extends ExerciseKind> = Extract<Exercise, { kind: Kind }>;
