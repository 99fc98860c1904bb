/** Loads what is said of a page: a script tag, which works on file:// too; the text stays in the window. */

import type { Part } from "../../engines/speech/texts";
import { h } from "../shared/dom";
import { siteFile } from "../shared/site";

declare global {
  interface Window {
    portalSpeech?: Readonly<Record<string, readonly Part[]>>;
  }
}

/** The parts of the page `id`; rejects where the script does not come. */
export async function partsOf(id: string): Promise<readonly Part[]> {
  return window.portalSpeech?.[id] ?? (await loaded(id));
}

function loaded(id: string): Promise<readonly Part[]> {
  return new Promise((done, failed) => {
    const script = h("script", { src: siteFile(`nghe/${id}.js`) });
    script.addEventListener("load", () => done(window.portalSpeech?.[id] ?? []));
    script.addEventListener("error", () => {
      script.remove();
      failed(new Error(script.src));
    });
    document.head.append(script);
  });
}
