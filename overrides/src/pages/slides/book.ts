/** The record of the session: what the hall answered and asked, to be mended, carried away as a file, begun anew. */

import { day, readableDay } from "../../common/days";
import { type Counted, hallFile, hands, shares } from "../../engines/hall/record";
import { h } from "../shared/dom";
import { offer } from "../shared/office-bundle";
import type { Hall } from "./hall";
import { type Sheet, sheet } from "./sheet";
import { say } from "./words";

export function book(hall: Hall): Sheet {
  const draw = (): void => {
    const { questions, parked } = hall.record();
    const asked = questions.length > 0 ? h("ul", {}, ...questions.map(line)) : h("p", {}, say("noQuestions"));
    const lines = parked.map((one, at) => {
      const off = h("button", { type: "button", class: "tool", "aria-label": say("removeLine", one.text) }, say("remove"));
      off.addEventListener("click", () => {
        hall.unpark(at);
        draw();
        made.body.focus();
      });
      return h("li", {}, one.text, h("small", {}, say("parkedAt", one.time, readableDay(one.day), one.slide)), off);
    });
    const waiting = lines.length > 0 ? h("ul", { class: "book__parked" }, ...lines) : h("p", {}, say("noParked"));
    const save = h("button", { type: "button", class: "tool" }, say("saveBook"));
    save.disabled = hall.all().length === 0;
    save.addEventListener("click", () => offer(`hoi-truong-${day(new Date())}.json`, hallFile(hall.all()), "application/json"));
    made.body.replaceChildren(
      h("h3", {}, say("asked")), asked, h("h3", {}, say("parked")), waiting,
      h("p", { class: "book__note" }, say("bookNote")), h("p", { class: "book__tools" }, save, anew(hall, draw)),
    );
  };
  const made = sheet(say("book"), "book", draw);
  made.body.tabIndex = 0;
  return made;
}

function line(one: Counted): HTMLElement {
  const letters = one.options.map((option) => option.letter);
  const percent = shares(letters, one.counts);
  const counts = letters.map((letter) => say("letterShare", letter, one.counts[letter] ?? 0, percent[letter] ?? 0)).join("; ");
  const right = one.right.length > 0 ? ` ${say("rightIs", one.right.join(", "))}` : "";
  return h("li", {}, one.question, h("small", {}, say("countedAt", one.time, readableDay(one.day), hands(one.counts))), h("span", {}, `${counts}.${right}`));
}

/** Asked twice: what is thrown away does not come back. */
function anew(hall: Hall, draw: () => void): HTMLButtonElement {
  const button = h("button", { type: "button", class: "tool" }, say("newClass"));
  button.disabled = hall.record().questions.length + hall.record().parked.length === 0;
  button.addEventListener("click", () => {
    if (button.dataset["sure"] === undefined) {
      button.dataset["sure"] = "";
      button.textContent = say("sure");
      return;
    }
    hall.forget();
    draw();
  });
  return button;
}
