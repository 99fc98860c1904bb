/** The search engine: text in, ranked sections out. Knows nothing of what shows them. */

import { Absence } from "./absent";
import { CitationReader } from "./citation";
import { Identity } from "./identity";
import { Interpreter } from "./interpret";
import { Library } from "./library";
import { marksOf } from "./marked-words";
import { Ranker } from "./rank";
import { Registry } from "./registry";
import type { Hit, Outcome, SearchData } from "./shapes";
import { Speller } from "./spelling";

export class SearchEngine {
  readonly library: Library;
  private readonly interpreter: Interpreter;
  private readonly identity: Identity;
  private readonly ranker: Ranker;
  private readonly absence: Absence;
  private readonly registry: Registry;

  constructor(data: SearchData) {
    this.library = new Library(data);
    const reader = new CitationReader(new Map(Object.entries(data.wordings.kinds)), Registry.issuers(data));
    const registry = new Registry(data, reader);
    this.registry = registry;
    const speller = new Speller(this.library);
    this.identity = new Identity(data, registry);
    this.interpreter = new Interpreter(this.library, speller, reader, this.identity, data.wordings);
    this.ranker = new Ranker(this.library, this.identity);
    this.absence = new Absence(this.library, registry, speller);
  }

  /** Searches the sections that pass `only`. */
  search(typed: string, limit = 50, only: (section: number) => boolean = () => true): Outcome {
    const query = this.interpreter.read(typed);
    const { absent, nothing } = this.absence.of(query, (path) => this.ranker.said(query, path));
    const { missing } = query.identified;
    const found = nothing ? [] : this.ranker.rank(query);
    // A document that is not here may still be spoken of.
    const ranked = (missing ? this.ranker.mentions(this.registry.mentions(missing), found) : found).filter(({ section }) => only(section));
    const hits = ranked.slice(0, limit).map(
      ({ section, score }): Hit => ({ section, score, anchor: this.identity.place(query, section) }),
    );
    const { literal, reading, unknown } = query;
    return { hits, literal, reading, absent, marks: marksOf(query, this.library), unknown };
  }
}
