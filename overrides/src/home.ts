/** The large search box of the home page and of 404, and the examples under it: they open Material's search. */

import { all, one } from "./dom";
import { openSearch } from "./search-input";

export function startHome(page: ParentNode): void {
  for (const form of all<HTMLFormElement>("form.hero__search", page)) {
    form.addEventListener("submit", (event) => {
      const field = one<HTMLInputElement>("input[name=q]", form);
      if (field && openSearch(field.value.trim())) event.preventDefault();
    });
  }
  for (const link of all<HTMLAnchorElement>("a.try", page)) {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const text = new URL(link.href).searchParams.get("q");
      if (text && openSearch(text)) event.preventDefault();
    });
  }
}
