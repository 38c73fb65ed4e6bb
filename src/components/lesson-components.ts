import Anchor from "./Anchor.astro";
import Answer from "./Answer.astro";
import BrokenInLab from "./BrokenInLab.astro";
import Cell from "./Cell.astro";
import ComposeLab from "./ComposeLab.astro";
import ContextLab from "./ContextLab.astro";
import Diff from "./Diff.astro";
import Download from "./Download.astro";
import FourPrograms from "./epidemics/FourPrograms.astro";
import TheoryTable from "./epidemics/TheoryTable.astro";
import ThreeEpidemics from "./epidemics/ThreeEpidemics.astro";
import Exercise from "./Exercise.astro";
import Fence from "./Fence.astro";
import Keep from "./Keep.astro";
import LayerLab from "./LayerLab.astro";
import LayerStack from "./LayerStack.astro";
import Measured from "./Measured.astro";
import Measurement from "./Measurement.astro";
import ServiceLab from "./ServiceLab.astro";
import OpenQuestion from "./OpenQuestion.astro";
import Session from "./Session.astro";
import SirLab from "./SirLab.astro";
import Source from "./Source.astro";
import Sources from "./Sources.astro";
import On from "./systems/On.astro";
import Systems from "./systems/Systems.astro";
import Term from "./Term.astro";
import Tower from "./Tower.astro";
import TowerLab from "./TowerLab.astro";
import Way from "./Way.astro";

/** What a lesson may use without importing it. */
export const lessonComponents = {
  a: Anchor,
  pre: Fence,
  Answer,
  BrokenInLab,
  Cell,
  ComposeLab,
  ContextLab,
  Diff,
  Download,
  Exercise,
  FourPrograms,
  Keep,
  LayerLab,
  LayerStack,
  Measured,
  Measurement,
  On,
  OpenQuestion,
  ServiceLab,
  Session,
  SirLab,
  Source,
  Sources,
  Systems,
  Term,
  TheoryTable,
  ThreeEpidemics,
  Tower,
  TowerLab,
  Way,
};
