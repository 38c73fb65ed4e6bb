/**
 * Stands in for the package that Chart.js computes colours with when it animates them, or something is pointed at. Nothing of that
 * happens in our charts, whose colours come from the style sheet, and it would be a fourteenth of what Chart.js weighs.
 *
 * @throws always: who wants colours computed must take the real package again, in astro.config.mjs.
 */
export function Color(): never {
  throw new Error("Charts of this site compute no colours: astro.config.mjs leaves @kurkle/color out.");
}
