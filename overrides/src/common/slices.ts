/** Long work in slices, so that the page goes on answering. */

/** Gives the page its turn when the present slice is used up; throws Cancelled when the work is not wanted any more. */
export type Pace = () => Promise<void>;

export class Cancelled extends Error {}

const SLICE = 40;

/** A pace of slices of 40 ms; `wanted` is asked after every slice. */
export function inSlices(wanted: () => boolean = () => true): Pace {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await turn();
    if (!wanted()) throw new Cancelled();
    since = performance.now();
  };
}

/** One turn of the event loop. A message, because timers are held back to one a second in hidden tabs. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
