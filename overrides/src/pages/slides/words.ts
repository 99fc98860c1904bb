/** What slides and the speaker's window say: Vietnamese, as the slides are. */

import vi from "locales/vi/slides.json";
import { speaker } from "../../common/say";

export const say = speaker(vi);
