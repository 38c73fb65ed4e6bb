import { FilterDesk, type FilterAnswer, type FilterQuestion } from "./filter-desk.ts";

const desk = new FilterDesk((answer: FilterAnswer) => {
  const { filtered } = answer.kind === "filtered" ? answer : {};
  postMessage(answer, { transfer: filtered ? [filtered.sent.buffer, filtered.lines.buffer] : [] });
});

addEventListener("message", ({ data }: MessageEvent<FilterQuestion>) => void desk.take(data));
