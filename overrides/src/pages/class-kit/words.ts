/** What the page where a class is prepared says: Vietnamese, as the papers are. */

import vi from "locales/vi/class-desk.json";
import { speaker } from "../../common/say";

export const desk = speaker(vi);
