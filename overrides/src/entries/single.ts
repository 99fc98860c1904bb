/** Pages sent on as one file: their questions. Where the device keeps nothing for such a file, the quiz says so. */

import { storeOf } from "../common/storage";
import { startQuizzes } from "../pages/quiz/practice";

startQuizzes(document, storeOf(() => window.localStorage), null);
