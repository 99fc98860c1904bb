/** How documents and provisions are called. */

import words from "locales/vi/citations.json";
import { speaker } from "../../common/say";

export const say = /* @__PURE__ */ speaker(words);
