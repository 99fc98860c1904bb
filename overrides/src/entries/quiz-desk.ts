/** Entry of the page where tests are taken. */

import "../pages/quiz/test-page";
