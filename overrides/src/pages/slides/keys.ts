/**
 * Keys: one table says what each does and what the list of keys says of it.
 *
 * Remote controls send PageUp and PageDown, F5 and Escape, B or a full stop; a number and Enter go to that slide.
 */

export interface Key {
  /** As `KeyboardEvent.key` in small letters. */
  readonly keys: ReadonlyArray<string>;
  /** As the list of keys names them. */
  readonly name: string;
  readonly does: string;
  readonly pressed: () => void;
  /** Whether holding the key down goes on; else only its first event counts. */
  readonly repeats?: boolean;
}

/** A number that is being typed. */
export interface Typed {
  /** Called with what stands there so far; "" when it is over. */
  shown(digits: string): void;
  /** Called with the number when Enter is pressed. */
  entered(number: number): void;
}

/** What is forgotten of a number that nobody goes on typing, in ms. */
const PATIENCE = 5000;
const DIGITS = 3;

/** A key as its name, also while a Vietnamese input method holds the letter back. */
function keyName(event: KeyboardEvent): string {
  if (/^(Process|Unidentified|Dead)$/.test(event.key)) return event.code.replace(/^(Key|Digit)/, "").toLowerCase();
  return event.key.toLowerCase();
}

function writes(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function presses(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a[href], summary") !== null;
}

/** Listens to the keys of `table`, and to numbers. */
export function listenToKeys(table: ReadonlyArray<Key>, typed: Typed): void {
  const byKey = new Map(table.flatMap((key) => key.keys.map((name) => [name, key] as const)));
  let digits = "";
  let forgotten = 0;
  const show = (now: string): void => {
    digits = now;
    clearTimeout(forgotten);
    if (digits !== "") forgotten = window.setTimeout(() => show(""), PATIENCE);
    typed.shown(digits);
  };
  const number = (name: string): boolean => {
    if (/^\d$/.test(name)) show((digits + name).slice(-DIGITS));
    else if (digits === "") return false;
    else if (name === "enter") {
      const wanted = Number(digits);
      show("");
      typed.entered(wanted);
    } else if (name === "backspace") show(digits.slice(0, -1));
    else {
      show("");
      return name === "escape";
    }
    return true;
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || writes(event.target)) return;
    const name = keyName(event);
    if (digits === "" && (name === "enter" || name === " ") && presses(event.target)) return;
    const found = number(name);
    const key = found ? undefined : byKey.get(name);
    if (!found && !key) return;
    event.preventDefault();
    if (key && (key.repeats === true || !event.repeat)) key.pressed();
  });
}
