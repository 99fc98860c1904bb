/** What the pages say of somebody's own learning: Vietnamese, but for what lists of modules say. */

import en from "locales/en/my-learning.json";
import vi from "locales/vi/my-learning.json";
import { speaker, type Say } from "../../common/say";
import { languageAt } from "../shared/language";

export const say = speaker(vi);

/** The words in the language of the text around `element`. */
export const speakerAt = (element: Element): Say<typeof vi> => speaker(vi, en, languageAt(element));
