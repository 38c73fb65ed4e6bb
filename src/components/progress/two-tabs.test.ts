import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isRead,
  markRead,
  markUnread,
  NO_PROGRESS,
  noteExercise,
  type Progress,
} from "../../core/progress/progress.ts";
import { textOf } from "../../core/progress/sample-progress.ts";
import { ProgressStore } from "./progress-store.ts";

const read = (lesson: string) => (progress: Progress) => markRead(progress, lesson, textOf({}), new Date());
const forEver = new AbortController().signal;
const solve = (name: string) => (progress: Progress) => noteExercise(progress, name, "solved", new Date());

describe("tabs that write before they have learnt of each other", () => {
  test("lose neither's lesson, and both show both", () => {
    const browser = openBrowser();
    const [one, other] = [browser.openTab(), browser.openTab()];
    one.change(read("one/first"));
    other.change(read("one/second"));
    browser.deliver();
    for (const tab of [one, other, browser.openTab()])
      expect([isRead(tab.read(), "one/first"), isRead(tab.read(), "one/second")]).toEqual([true, true]);
  });

  test("lose nothing in whatever order their writes arrive", () => {
    const acts = array(constantFrom(0, 1, 2, "one arrives" as const), { maxLength: 40 });
    assert(
      property(acts, (done) => {
        const browser = openBrowser();
        const tabs = [browser.openTab(), browser.openTab(), browser.openTab()];
        const solved: string[] = [];
        for (const [place, act] of done.entries()) {
          if (act === "one arrives") browser.deliver(1);
          else {
            tabs[act]?.change(solve(`exercise-${place}`));
            solved.push(`exercise-${place}`);
          }
        }
        browser.deliver();
        for (const tab of [...tabs, browser.openTab()])
          expect([...tab.read().exercises.keys()].toSorted()).toEqual(solved.toSorted());
      }),
    );
  });

  test("keep a mark that was taken back in the same instant in one of them", () => {
    const browser = openBrowser();
    const [one, other] = [browser.openTab(), browser.openTab()];
    one.change(read("one/first"));
    browser.deliver();
    other.change(read("one/second"));
    one.change((progress) => markUnread(progress, "one/first", new Date()));
    browser.deliver();
    const progress = browser.openTab().read();
    expect([isRead(progress, "one/first"), isRead(progress, "one/second")]).toEqual([false, true]);
  });

  test("never show a reader that their change was gone", () => {
    const browser = openBrowser();
    const [one, other] = [browser.openTab(), browser.openTab()];
    const drawn: boolean[] = [];
    one.watch(() => drawn.push(isRead(one.read(), "one/first")), forEver);
    one.change(read("one/first"));
    other.change(read("one/second"));
    browser.deliver();
    expect(drawn).toContain(true);
    expect(drawn).not.toContain(false);
  });
});

describe("what a reader removes", () => {
  test.each([
    ["in another tab", 1],
    ["in the tab that wrote last", 0],
  ])("%s does not come back", (_, place) => {
    const browser = openBrowser();
    const tabs = [browser.openTab(), browser.openTab()];
    tabs[0]?.change(read("one/first"));
    browser.deliver();
    tabs[place]?.replace(NO_PROGRESS);
    browser.deliver();
    tabs[1]?.change(read("one/second"));
    browser.deliver();
    expect([...browser.openTab().read().lessons.keys()]).toEqual(["one/second"]);
  });
});

/** Something that a tab wrote, on its way to the others. */
interface Write {
  readonly from: Tab;
  readonly key: string;
  readonly text: string | undefined;
}

/** A tab's copy of the store, and what it is told of. */
interface Tab {
  readonly copy: Map<string, string>;
  readonly news: EventTarget;
}

/** A browser in which a tab learns of what others write when it is delivered, in one order for all, as in real ones. */
function openBrowser() {
  const truth = new Map<string, string>();
  const tabs: Tab[] = [];
  const under: Write[] = [];
  const openTab = (): ProgressStore => {
    const tab: Tab = { copy: new Map(truth), news: new EventTarget() };
    tabs.push(tab);
    const write = (key: string, text: string | undefined): void => {
      put(tab.copy, key, text);
      under.push({ from: tab, key, text });
    };
    const store = {
      getItem: (key: string) => tab.copy.get(key) ?? null,
      setItem: write,
      removeItem: (key: string) => write(key, undefined),
    };
    const opened = new ProgressStore(() => store, emptyStore, tab.news);
    opened.watch(() => undefined, forEver);
    return opened;
  };
  const deliver = (most = Number.POSITIVE_INFINITY): void => {
    for (let count = 0; count < most; count++) {
      const next = under.shift();
      if (!next) return;
      put(truth, next.key, next.text);
      for (const tab of tabs.filter((each) => each !== next.from)) {
        // What the tab wrote itself, and is still under way, comes after this one.
        if (!under.some(({ from, key }) => from === tab && key === next.key)) put(tab.copy, next.key, next.text);
        tab.news.dispatchEvent(Object.assign(new Event("storage"), { key: next.key }));
      }
    }
  };
  return { openTab, deliver };
}

function put(entries: Map<string, string>, key: string, text: string | undefined): void {
  if (text === undefined) entries.delete(key);
  else entries.set(key, text);
}

function emptyStore() {
  return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
}
