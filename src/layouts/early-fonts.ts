import type { StarlightPageProps } from "@astrojs/starlight/props";
import sans from "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url";
import serif from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url";

/** Asks for the two fonts of the text with the page itself, not after its styles: the text moves less when they come. */
export const EARLY_FONTS: NonNullable<StarlightPageProps["frontmatter"]["head"]> = [serif, sans].map((href) => ({
  tag: "link",
  attrs: { rel: "preload", href, as: "font", type: "font/woff2", crossorigin: "" },
}));
