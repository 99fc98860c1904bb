/** What the page of an official text says. */

import vi from "locales/vi/law-page.json";
import { speaker } from "../../common/say";

export const say = speaker(vi);
