/** What page and engine say to each other. */

import type { Answer, DocumentsAnswer } from "./reply";

/** What is answered to each kind of question: the box's list, or the documents of the look-up page. */
export interface Answers {
  readonly list: Answer;
  readonly documents: DocumentsAnswer;
}

export type Kind = keyof Answers;

export interface Question {
  /** "open" asks for nothing: the index is opened for the questions to come. */
  readonly kind: Kind | "open";
  readonly text: string;
  /** Address of the index. */
  readonly index: string;
}
