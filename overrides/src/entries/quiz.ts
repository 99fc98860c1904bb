/** Entry of what pages with questions load. */

import { storeOf } from "../common/storage";
import { startQuizzes } from "../pages/quiz/practice";

startQuizzes(document, storeOf(() => window.localStorage));
