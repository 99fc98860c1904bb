/** What is said of a page, as scripts/portal/speech/build.py writes it. */

/** A sentence as the page shows it (empty: in no words) and, where it is said otherwise, as it is said. */
export type Line = readonly [shown: string, said?: string];

/** A part of the page by the anchor of its heading ("" for what stands before the first): its blocks of sentences. */
export type Part = readonly [anchor: string, blocks: ReadonlyArray<ReadonlyArray<Line>>];

/** One utterance. */
export interface Sentence {
  shown: string;
  said: string;
}

/** The sentences of a part in the order in which they are said. */
export function sentencesOf([, blocks]: Part): Sentence[] {
  const found: Sentence[] = [];
  for (const block of blocks) for (const [shown, said] of block) found.push({ shown, said: said ?? shown });
  return found;
}
