/** Tells other pages of this browser, and hears from them, that what is kept on the device has changed. */

import { keyOf, type Store } from "../../common/storage";

export class OtherPages {
  private readonly key: string;

  /** `hear` is called when another page has changed what is kept under `name`. */
  constructor(
    private readonly store: Store,
    name: string,
    hear: () => void,
  ) {
    this.key = `${name}.changed`;
    // Events of storage come to all pages but the one that writes, on file:// too.
    window.addEventListener("storage", (event) => {
      if (event.key === keyOf(this.key)) hear();
    });
  }

  tell(): void {
    this.store.set(this.key, Date.now());
  }
}
