/** Entry of the page “Tra cứu văn bản”. */

import "../pages/search/lookup";
