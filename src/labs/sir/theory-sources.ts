import type { TheoryKey } from "./theory.ts";

/** Where each formula comes from. */
export const THEORY_SOURCES: Readonly<Record<TheoryKey, Source>> = {
  effective: { text: "Keeling and Rohani 2008, section 2.1", href: null },
  threshold: { text: "Keeling and Rohani 2008, section 8.1", href: null },
  doubling: { text: "Wallinga and Lipsitch 2007", href: "https://doi.org/10.1098/rspb.2006.3754" },
  peak: { text: "Kermack and McKendrick 1927", href: "https://doi.org/10.1098/rspa.1927.0118" },
  finalSize: { text: "Ma and Earn 2006", href: "https://doi.org/10.1007/s11538-005-9047-7" },
  equilibrium: { text: "Keeling and Rohani 2008, section 2.1.2", href: null },
};

interface Source {
  readonly text: string;
  /** Of a book, none. */
  readonly href: string | null;
}
