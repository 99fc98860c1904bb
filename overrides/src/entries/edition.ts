/** Entry of what says which edition is being read. */

import "../pages/offline/edition";
