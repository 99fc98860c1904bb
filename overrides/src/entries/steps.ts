/** Entry of pages that are shown step by step. */

import "../pages/steps/step-view";
