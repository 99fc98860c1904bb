/** What the page says where results of a class are added up: Vietnamese, as the questions are. */

import vi from "locales/vi/class-results.json";
import { speaker } from "../../common/say";

export type Word = keyof typeof vi;

export const say = speaker(vi);
