/** Entry of the page where somebody who has learnt alone prints a sheet of it. */

import { storeOf } from "../common/storage";
import { startOwnPaper } from "../pages/learning/own-paper";

startOwnPaper(document, storeOf(() => window.localStorage));
