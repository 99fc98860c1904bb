/** Entry of what makes a Word document of a part of an official text; the page loads it when somebody asks for one. */

import { writeDocx } from "../office/docx/writing";

window.portalLawWord = writeDocx;
