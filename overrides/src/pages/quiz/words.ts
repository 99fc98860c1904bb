/** What questions say. */

import en from "locales/en/quiz.json";
import vi from "locales/vi/quiz.json";
import { speaker as speakerOf, type Say as SayOf } from "../../common/say";
import { languageAt } from "../shared/language";

export type Say = SayOf<typeof vi>;

export const speaker = (language: string): Say => speakerOf(vi, en, language);

/** The words in the language of the text around `element`. */
export const speakerAt = (element: Element): Say => speakerOf(vi, en, languageAt(element));
