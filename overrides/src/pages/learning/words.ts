/** What the pages say of somebody's own learning: Vietnamese, but for what lists of modules say. */

import en from "locales/en/learning-states.json";
import states from "locales/vi/learning-states.json";
import vi from "locales/vi/my-learning.json";
import { speaker, type Say } from "../../common/say";
import { languageAt } from "../shared/language";

export const say = speaker(vi);

export type SayState = Say<typeof states>;

/** How far one has come, in the language of the text around `element`. */
export const statesAt = (element: Element): SayState => speaker(states, en, languageAt(element));
