/** What the pages say where tests are taken and counted: Vietnamese, as the questions are. */

import vi from "locales/vi/test.json";
import { speaker } from "../../common/say";

export type Word = keyof typeof vi;

export const say = speaker(vi);
