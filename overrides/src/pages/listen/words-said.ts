/** The words of listening; what is heard is Vietnamese, and so are they. */

import vi from "locales/vi/listen.json";
import { speaker } from "../../common/say";

export const say = speaker(vi);
