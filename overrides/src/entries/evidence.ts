/** Entry for pages with marks of sources and terms: what they open. */

import { startEvidence } from "../pages/theme/evidence";

startEvidence(document);
