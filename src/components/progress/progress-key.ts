/** Under which name progress lies in a browser's store. */
export const PROGRESS_KEY = "runs-anywhere:progress";
