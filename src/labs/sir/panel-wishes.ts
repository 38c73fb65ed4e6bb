/** What a panel with a state of its own asks of the lab. */
export interface PanelWishes {
  /** Until when the panel listens. */
  readonly signal: AbortSignal;
  /**
   * Goes on to what the panel holds now.
   *
   * @param control What was moved; the same one again makes no step of its own. Undefined always makes one.
   * @param sentence What is read out.
   */
  readonly changed: (control: string | undefined, sentence: string) => void;
  /** Draws the picture again where what there is to be seen in it, beside the run, asks for another axis. */
  readonly makeRoom: () => void;
}
