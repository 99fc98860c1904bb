/** What the scorecard says. */

import en from "locales/en/scorecard.json";
import vi from "locales/vi/scorecard.json";
import { speaker as speakerOf, type Say as SayOf } from "../../common/say";
import { languageAt } from "../shared/language";

export type Say = SayOf<typeof vi>;

/** The words in the language of the text around `element`. */
export const speakerAt = (element: Element): Say => speakerOf(vi, en, languageAt(element));
