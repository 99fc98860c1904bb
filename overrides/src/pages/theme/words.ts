/** What all pages may say. */

import en from "locales/en/theme.json";
import vi from "locales/vi/theme.json";
import { speaker as speakerOf } from "../../common/say";
import { languageAt } from "../shared/language";

/** The words in the language of the text around `element`. */
export const speakerAt = (element: Element) => speakerOf(vi, en, languageAt(element));
