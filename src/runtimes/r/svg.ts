/** Gives the names inside an SVG a prefix: R names its letters alike in every plot, and a page may hold several. */
export function setApart(svg: string, prefix: string): string {
  return svg.replaceAll(/(\bid="|href="#|url\(#)/g, `$1${prefix}`);
}
