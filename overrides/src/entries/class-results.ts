/** Entry of the page where results of a class are added up. */

import "../pages/class/class";
