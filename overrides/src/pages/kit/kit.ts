/** The page that says what to print for a class: counts copies, shows the modules chosen. */

const SEATED = 195;
/** Minutes of teaching in a half-day, about: four hours less arrival, breaks and questions. */

/** How many copies of a file `people` need. */
export function copies(rule: string, people: number): number {
  if (rule === "each") return people;
  if (rule === "few") return Math.max(1, Math.floor(people / 20));
  if (rule === "some") return Math.ceil(people / 10);
  return 1;
}

/** Fills "{0} học phần, {1} phút" and the like. */
export function filled(words: string, ...values: readonly number[]): string {
  return words.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ""));
}

export function startKit(page: Document): void {
  const root = page.querySelector<HTMLElement>("[data-kit]");
  const form = root?.querySelector("form");
  const count = form?.querySelector<HTMLInputElement>("input[type=number]");
  const sum = form?.querySelector<HTMLElement>(".kit__sum");
  if (!root || !form || !count || !sum) return;
  form.hidden = false;
  const boxes = [...form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const asked = new URLSearchParams(page.location.search).get("hp")?.split(",") ?? [];
  for (const box of boxes) box.checked = asked.includes(box.value);
  const places = [...root.querySelectorAll<HTMLElement>("[data-copies]")];
  const said = new Map(places.map((place) => [place, place.textContent ?? ""]));

  const draw = (): void => {
    const people = Math.min(500, Math.max(1, Math.round(Number(count.value)) || 1));
    const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let minutes = 0;
    for (const module of root.querySelectorAll<HTMLElement>("[data-module]")) {
      const wanted = chosen.has(module.dataset.module ?? "");
      module.hidden = chosen.size > 0 && !wanted;
      if (wanted) minutes += Number(module.dataset.minutes);
    }
    for (const place of places) {
      place.textContent = `${copies(place.dataset.copies ?? "", people)} (${said.get(place) ?? ""})`;
    }
    sum.textContent =
      chosen.size > 0 ? filled(form.dataset.sum ?? "", chosen.size, minutes, Math.ceil(minutes / SEATED)) : "";
  };
  form.addEventListener("input", draw);
  form.addEventListener("submit", (event) => event.preventDefault());
  draw();
}
