/** What the panel says that keeps the portal on the device. */

import en from "locales/en/offline.json";
import vi from "locales/vi/offline.json";
import { speaker as speakerOf, type Say as SayOf } from "../../common/say";
import { languageAt } from "../shared/language";

export type Say = SayOf<typeof vi>;

/** The words in the language of the text around `element`. */
export const speakerAt = (element: Element): Say => speakerOf(vi, en, languageAt(element));
