/** Entry of the editors' page, which `portal serve` serves on loopback; no part of the site. */

import { startIntakeDesk } from "../pages/intake-desk/page";

startIntakeDesk(document);
