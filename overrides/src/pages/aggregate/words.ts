/** What the page that adds forms up says. */

import en from "locales/en/aggregate.json";
import vi from "locales/vi/aggregate.json";
import { isEnglish, speaker, type Say as SayOf } from "../../common/say";
import { languageAt } from "../shared/language";

export type Word = keyof typeof vi;

export interface Say extends SayOf<typeof vi> {
  /** "vi" or "en". */
  readonly language: string;
}

/** The words in the language of the text around `element`. */
export function wordsAt(element: Element): Say {
  const language = isEnglish(languageAt(element)) ? "en" : "vi";
  return Object.assign(speaker(vi, en, language), { language });
}
