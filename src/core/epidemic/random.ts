/**
 * Random numbers that can be had again: the generator xoshiro128** 1.1, with a state of 128 bits and a period of 2^128
 * − 1. It works with 32 bits at a time, as JavaScript's integers do.
 *
 * Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", 2021, doi:10.1145/3460772.
 */
export class Random {
  /** Four words of 32 bits, not all 0. */
  readonly #state = new Int32Array(4);

  /** @param seed A whole number from 0 to Number.MAX_SAFE_INTEGER; each gives a sequence of its own. */
  constructor(seed: number) {
    const low = seed >>> 0;
    const high = Math.floor(seed / 2 ** 32) >>> 0;
    this.#state.set([scatter(low, 1), scatter(low, 2), scatter(high, 3), scatter(high, 4)]);
  }

  /** A generator in the state of four whole numbers of 32 bits, not all 0. */
  static from(state: Iterable<number>): Random {
    const random = new Random(0);
    random.#state.set([...state]);
    return random;
  }

  /** A whole number from 0 to 2^32 − 1. */
  next(): number {
    const state = this.#state;
    const [first, second, third, fourth] = [state[0] ?? 0, state[1] ?? 0, state[2] ?? 0, state[3] ?? 0];
    const product = Math.imul(second, 5);
    const mixedThird = third ^ first;
    const mixedFourth = fourth ^ second;
    state[0] = first ^ mixedFourth;
    state[1] = second ^ mixedThird;
    state[2] = mixedThird ^ (second << 9);
    state[3] = (mixedFourth << 11) | (mixedFourth >>> 21);
    return Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
  }

  /** A number between 0 and 1, never one of the two, of 52 random bits. */
  uniform(): number {
    return ((this.next() >>> 6) * 2 ** 26 + (this.next() >>> 6) + 0.5) / 2 ** 52;
  }

  /**
   * A generator 2^64 numbers ahead of this one, which stays where it is. Each run of many takes one of these after the
   * other: no two runs come near the same numbers.
   */
  jumped(): Random {
    const jumper = Random.from(this.#state);
    const sums = new Int32Array(4);
    for (const word of JUMP) {
      for (let bit = 0; bit < 32; bit += 1) {
        if (word & (1 << bit))
          for (const [index, part] of jumper.#state.entries()) sums[index] = (sums[index] ?? 0) ^ part;
        jumper.next();
      }
    }
    return Random.from(sums);
  }
}

/** The polynomial of a jump by 2^64, from the authors' implementation. */
const JUMP = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b];

/**
 * Makes a seed into 32 bits that look random, the n-th of a sequence; different places in it never give the same. The
 * finaliser of MurmurHash3, as in SplitMix (G. L. Steele, D. Lea and C. H. Flood, 2014, doi:10.1145/2660193.2660195).
 */
function scatter(seed: number, place: number): number {
  let bits = (seed + Math.imul(place, 0x9e3779b9)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
