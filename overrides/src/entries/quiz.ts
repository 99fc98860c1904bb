/** Entry of what pages with questions load. */

import { storeOf } from "../common/storage";
import { afterQuiz } from "../pages/quiz/after-quiz";
import { startQuizzes } from "../pages/quiz/practice";

const store = storeOf(() => window.localStorage);

startQuizzes(document, store, (module, questions, say) => afterQuiz(module, questions, store, say));
