/** Something that is done with inputs of any size. */
export interface Trial<Input> {
  readonly make: (size: number) => Input;
  readonly work: (input: Input) => void;
  /** In milliseconds; the real time unless told. */
  readonly now?: () => number;
}

/**
 * Says, for tests, how the time that something takes grows with its size: about 1 in proportion, 2 with the square.
 *
 * A busy machine makes work slow, never quick, and leaves short work alone now and then. So sizes are as small as a clock
 * can tell, a size and four times as much take turns, and of many rounds the best count. When the answer is above the
 * limit, it measures on for some rounds before it says so.
 */
export function growthOf<Input>(trial: Trial<Input>): number {
  const size = findSize(trial);
  const [small, large] = [trial.make(size), trial.make(FACTOR * size)];
  let [best, bestLarge, growth] = [Infinity, Infinity, Infinity];
  for (let round = 0; round < MOST_ROUNDS && (round < LEAST_ROUNDS || growth > LIMIT); round += 1) {
    best = Math.min(best, timeOf(trial, small));
    bestLarge = Math.min(bestLarge, timeOf(trial, large));
    growth = Math.log(Math.max(bestLarge, NOISE) / Math.max(best, NOISE)) / Math.log(FACTOR);
  }
  return growth;
}

/** Between proportion and square. */
export const LIMIT = 1.5;

const FACTOR = 4;
const LEAST_ROUNDS = 6;
const MOST_ROUNDS = 60;
const SMALLEST = 500;
const LARGEST = 256_000;
/** In milliseconds; below that it is taken for nothing. */
const NOISE = 0.05;
const MEASURABLE = 0.3;

function findSize<Input>(trial: Trial<Input>): number {
  let size = SMALLEST;
  while (size < LARGEST && bestOfThree(trial, trial.make(size)) < MEASURABLE) size *= 2;
  return size;
}

/** The first time, code may be new to the engine. */
function bestOfThree<Input>(trial: Trial<Input>, input: Input): number {
  return Math.min(timeOf(trial, input), timeOf(trial, input), timeOf(trial, input));
}

function timeOf<Input>({ work, now = () => performance.now() }: Trial<Input>, input: Input): number {
  const start = now();
  work(input);
  return now() - start;
}
