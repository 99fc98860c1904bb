/** What is said of files that are added up. */

import words from "locales/vi/aggregation.json";
import { speaker } from "../../../common/say";

export const say = /* @__PURE__ */ speaker(words);
