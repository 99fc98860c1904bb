/** The hall's part of a show: hands counted on its questions, bars revealed with the right answer, the record of both. */

import { day } from "../../common/days";
import { storeOf } from "../../common/storage";
import { counted, emptyRecord, HALL, type HallRecord, parked, readHall, unparked } from "../../engines/hall/record";
import { drawBars } from "./bars";
import { type DeckPage, questionOf, titleOf } from "./deck";

const store = storeOf(() => window.localStorage);

export interface Hall {
  /** Hands of a slide's question counted today. */
  counts(slide: HTMLElement): Readonly<Record<string, number>>;
  count(slide: HTMLElement, letter: string, n: number): void;
  /** Shows or takes away the bars of a slide. */
  reveal(slide: HTMLElement, shown: boolean): void;
  park(text: string, slide: HTMLElement | undefined): void;
  unpark(at: number): void;
  record(): HallRecord;
  /** Every record kept on this machine, of this deck and others. */
  all(): HallRecord[];
  /** Begins an empty record of this deck. */
  forget(): void;
}

/** The record of `page`; `changed` is called whenever it is another, with false where it could not be kept. */
export function openHall(page: DeckPage, changed: (kept: boolean) => void): Hall {
  let record = readHall(store.get(HALL + page.id)) ?? emptyRecord(page.id, page.title);
  const keep = (next: HallRecord): void => {
    record = { ...next, title: page.title };
    changed(store.set(HALL + page.id, record));
  };
  const now = (): { day: string; time: string } => {
    const at = new Date();
    return { day: day(at), time: `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}` };
  };
  const counts = (slide: HTMLElement): Readonly<Record<string, number>> => {
    return record.questions.find((one) => one.id === slide.id && one.day === now().day)?.counts ?? {};
  };
  return {
    counts,
    count(slide, letter, n) {
      const question = questionOf(slide);
      if (!question?.options.some((option) => option.letter === letter)) return;
      const options = question.options.map((option) => ({ letter: option.letter, text: option.text }));
      keep(counted(record, { id: slide.id, question: question.text, options, right: question.right, counts: { ...counts(slide), [letter]: n }, ...now() }));
    },
    reveal(slide, shown) {
      const question = questionOf(slide);
      if (question) drawBars(question, counts(slide), shown);
    },
    park(text, slide) {
      const line = text.trim();
      if (line !== "") keep(parked(record, { text: line, slide: titleOf(slide), ...now() }));
    },
    unpark: (at) => keep(unparked(record, at)),
    record: () => record,
    all: () => {
      const others = store.keys(HALL).map((key) => readHall(store.get(key))).filter((one): one is HallRecord => one !== undefined);
      // Where nothing can be kept, what the window itself remembers is all there is.
      const own = others.some((one) => one.deck === page.id) ? others : [...others, record];
      return own.filter((one) => one.questions.length > 0 || one.parked.length > 0);
    },
    forget: () => keep(emptyRecord(page.id, page.title)),
  };
}
