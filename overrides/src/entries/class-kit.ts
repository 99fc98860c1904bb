/** Entry of the page where a class is prepared. */

import { storeOf } from "../common/storage";
import { startClassKits } from "../pages/class-kit/desk";

startClassKits(document, storeOf(() => window.localStorage));
