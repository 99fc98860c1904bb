/** Entry of what the foot of a page asks, and of sending single answers. */

import { startSending } from "../pages/content/sending";

startSending(document);
