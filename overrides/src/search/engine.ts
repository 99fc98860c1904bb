/** The search engine: text in, ranked sections out. Knows nothing of the theme that shows them. */

import { CitationReader } from "./citation";
import { Identity } from "./identity";
import { Interpreter } from "./interpret";
import { isMarked, type Form } from "./letters";
import { Library } from "./library";
import { Ranker } from "./rank";
import type { Hit, Marks, Outcome, SearchData } from "./shapes";
import type { Query } from "./slots";
import { Speller } from "./spelling";

export class SearchEngine {
  readonly library: Library;
  private readonly interpreter: Interpreter;
  private readonly identity: Identity;
  private readonly ranker: Ranker;

  constructor(data: SearchData) {
    this.library = new Library(data);
    const reader = new CitationReader(data.wordings.kinds);
    this.interpreter = new Interpreter(this.library, new Speller(this.library), reader, data.wordings);
    this.identity = new Identity(data);
    this.ranker = new Ranker(this.library, this.identity);
  }

  /** Searches the sections that pass `only`. */
  search(typed: string, limit = 50, only: (section: number) => boolean = () => true): Outcome {
    if (typed.trim() === "") return { hits: [], reading: null, marks: new Map(), unknown: [] };
    const query = this.interpreter.read(typed);
    const hits = this.ranker.rank(query).filter(({ section }) => only(section)).slice(0, limit).map(
      ({ section, score }): Hit => ({ section, score, anchor: this.identity.place(query, section) }),
    );
    return { hits, reading: query.reading, marks: marksOf(query), unknown: query.unknown };
  }
}

/** The keys to mark in what is shown. */
function marksOf(query: Query): Marks {
  const marks = new Map<number, { form: Form | null; light: boolean }>();
  for (const slot of query.slots) {
    if (slot.kind === "phrase") {
      const ids = slot.phrases.flatMap((phrase) => phrase.keys);
      for (const id of slot.literal ? [...ids, slot.literal.id] : ids) marks.set(id, { form: null, light: false });
      continue;
    }
    const typed = !slot.guessed && isMarked(slot.form) ? slot.form : null;
    for (const { entry } of slot.alternatives) {
      const known = marks.get(entry.id);
      const form = entry.key === slot.form.key ? typed : null;
      marks.set(entry.id, { form: known ? null : form, light: slot.light && known?.light !== false });
    }
  }
  return marks;
}
