/**
 * What a search answers, as data: the contract between the worker and what people see. Leaves drawing to others.
 */

/** A place in the portal: its name for people and its address below the site's root. */
export interface Place {
  readonly label: string;
  readonly location: string;
}

/** How sure the portal is of a document's legal status: the two parts of the chip. */
export interface Status {
  /** In words, with the successor: "Hết hiệu lực, thay bằng TT 25". */
  readonly legal: string;
  /** What is still to be said of it: "suy ra"; "" where the text itself confirms it. */
  readonly sure: string;
  /** Whether the document is no longer in force. */
  readonly ended: boolean;
}

/** One entry of the list: a page or a section of it. Equal scores in a group are shown unfolded. */
export interface Item {
  /** Address below the site's root, with the anchor of the section. */
  readonly location: string;
  /** HTML: the words found in <mark>, the chips of number and status after it where the item is a page. */
  readonly title: string;
  /** HTML: the best paragraphs. */
  readonly text: string;
  readonly score: number;
  /** Words found (true), each as the text spells it; and words of the query that are nowhere (false). */
  readonly terms: Readonly<Record<string, boolean>>;
  /** Address of the best section of the page, the same for all items of a group: the whole card leads there. */
  readonly best: string;
  /** The chip as data, where the item is the page of a document or shares its status. */
  readonly status?: Status;
}

/** Something asked for that the portal does not have; told before any result, and never drawn as one. */
export interface Absent {
  /**
   * A document (its number is not in the catalogue), a provision of one that is there, or words that only
   * happen to share common syllables with the pages.
   */
  readonly kind: "document" | "provision" | "words";
  /** What was asked for, as a person would write it: "Quyết định 2548/QĐ-UBND", "Điều 40 của Thông tư 25/2023/TT-BGDĐT", "đất đai". */
  readonly words: string;
  /** What comes nearest, best first: documents with the nearest numbers, or the document itself for a provision. */
  readonly nearest: readonly Place[];
  /** Where else to look: the name of a site ("vbpl.vn"), or nothing. */
  readonly where?: string;
}

/** How the query was read; there only where the reading matters. */
export interface Reading {
  /** The query as it was understood, with marks. */
  readonly shown: string;
  /** Another reading, one click away: what to call it, and what to search for. */
  readonly other?: { readonly label: string; readonly query: string };
}

/** Why there is no answer: the index could not be loaded, or the engine met a fault of its own. */
export interface Failure {
  readonly kind: "engine" | "index";
  /** For the console and for reports, not for the page. */
  readonly message: string;
}

/** What is said around the list. */
export interface Told {
  readonly typed: string;
  /** Asked for as typed, in quotation marks. */
  readonly literal: boolean;
  readonly absent?: Absent;
  readonly reading?: Reading;
  readonly failure?: Failure;
  /** Words as typed that are on no page. */
  readonly unknown: readonly string[];
}

/** The answer to a query of the box. A query that a newer one has overtaken gets none. */
export interface Answer {
  /** One group a page, best first; each holds the page's own item. Empty below the floor of what fits. */
  readonly items: ReadonlyArray<readonly Item[]>;
  readonly portal: Told;
}

/** What the page of documents shows: the registry's documents that match, best first, with their provisions. */
export interface DocumentsAnswer {
  readonly documents: ReadonlyArray<{
    readonly id: string;
    /** Sections of its page; empty where only the document itself matches. */
    readonly provisions: readonly Item[];
  }>;
  readonly portal: Told;
}
