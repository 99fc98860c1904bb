/** The large search box of the home page and of 404, and the examples under it: they open the search box. */

import type { SearchBox } from "../search/box";
import { all, one } from "../shared/dom";

export function startHome(page: ParentNode, box: SearchBox): void {
  for (const form of all<HTMLFormElement>("form.hero__search", page)) {
    form.addEventListener("submit", (event) => {
      const field = one<HTMLInputElement>("input[name=q]", form);
      event.preventDefault();
      box.search(field?.value.trim() ?? "");
    });
  }
  for (const link of all<HTMLAnchorElement>("a.try", page)) {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const text = new URL(link.href).searchParams.get("q");
      if (!text) return;
      event.preventDefault();
      box.search(text);
    });
  }
}
