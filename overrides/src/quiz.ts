/** Entry of what pages with questions load. */

import { startQuizzes } from "./quiz/practice";
import { storeOf } from "./storage";

startQuizzes(document, storeOf(() => window.localStorage));
