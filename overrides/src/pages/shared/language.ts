/** The language of the text around an element: a Vietnamese form on an English page speaks Vietnamese. */

export function languageAt(element: Element): string {
  return (element.closest("[lang]") ?? document.documentElement).getAttribute("lang") ?? "vi";
}
