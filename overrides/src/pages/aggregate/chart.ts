/** A bar chart as SVG that stays sharp at any width, in both colour schemes and on paper. */

import { wrapWords } from "../../common/wrap";

const SPACE = "http://www.w3.org/2000/svg";

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as people read it. */
  readonly shown: string;
}

/** Heights in px: a line of text, a bar, the room below it. */
const LINE = 22;
const THICK = 16;
const ROOM = 14;
/** Width of a letter of the chart's type, on the average. */
const LETTER = 8.4;

/**
 * Bars of `bars` one below the other, the label and the value of each above it. `most` is the value of a
 * full bar: what is above it cannot be and gets none; `width` is the room in px, by which labels are broken into lines; `title` is what it shows.
 */
export function barChart(title: string, bars: ReadonlyArray<Bar>, most: number, width: number): SVGSVGElement {
  const chart = svg("svg", { class: "chart", role: "img", width: "100%", "aria-label": described(title, bars) });
  let top = 0;
  for (const bar of bars) {
    const letters = Math.max(12, Math.floor(width / LETTER) - bar.shown.length - 2);
    const lines = wrapWords(bar.label, letters);
    lines.forEach((line, n) => chart.append(text(line, "0", top + (n + 1) * LINE - 6, "chart__label")));
    chart.append(text(bar.shown, "100%", top + LINE - 6, "chart__value"));
    top += lines.length * LINE;
    const share = most > 0 && bar.value <= most ? Math.max(0, (bar.value / most) * 100) : 0;
    const place = { x: "0", y: String(top), height: String(THICK), rx: "3" };
    chart.append(svg("rect", { ...place, class: "chart__track", width: "100%" }));
    chart.append(svg("rect", { ...place, class: "chart__bar", width: `${share.toFixed(2)}%` }));
    top += THICK + ROOM;
  }
  chart.setAttribute("height", String(Math.max(0, top - ROOM) + 2));
  return chart;
}

/** What the chart says, for those who do not see it: all of it when it is short, else its ends. */
function described(title: string, bars: ReadonlyArray<Bar>): string {
  const said = (list: ReadonlyArray<Bar>): string => list.map((bar) => `${bar.label}: ${bar.shown}`).join("; ");
  if (bars.length <= 12) return `${title}. ${said(bars)}.`;
  const sorted = bars.slice().sort((one, other) => other.value - one.value);
  return `${title}. ${said([...sorted.slice(0, 3), ...sorted.slice(-3)])}.`;
}

function text(words: string, x: string, y: number, style: string): SVGTextElement {
  const made = svg("text", { x, y: String(y), class: style });
  made.textContent = words;
  return made;
}

function svg<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Readonly<Record<string, string>>): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
