/** Pages sent on as one file: their questions. Where the device keeps nothing for such a file, the quiz says so. */

import { startQuizzes } from "./quiz/practice";
import { storeOf } from "./storage";

startQuizzes(document, storeOf(() => window.localStorage), false);
