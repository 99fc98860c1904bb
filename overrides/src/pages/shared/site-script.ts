/** Data of the site that comes as a script: it leaves what it has in the window, and a tag works on file:// too. */

import { h } from "./dom";

/** Runs `src`; rejects when it does not come. */
export function runScript(src: string): Promise<void> {
  return new Promise((done, failed) => {
    const script = h("script", { src });
    script.addEventListener("load", () => done());
    script.addEventListener("error", () => {
      script.remove();
      failed(new Error(`${src} not loaded`));
    });
    document.head.append(script);
  });
}
