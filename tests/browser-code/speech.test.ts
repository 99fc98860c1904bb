import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { placesOf } from "../../overrides/src/engines/speech/places";
import { RATES, Reading, speedOf, type Voice } from "../../overrides/src/engines/speech/reading";
import { sentencesOf } from "../../overrides/src/engines/speech/texts";

/** A voice that keeps what it is told, and ends when it is asked to. */
class Told implements Voice {
  readonly said: Array<[string, number]> = [];
  private done: (() => void) | null = null;

  say(text: string, rate: number, done: () => void): void {
    this.said.push([text, rate]);
    this.done = done;
  }

  stop(): void {
    this.done = null;
  }

  end(): void {
    const done = this.done;
    this.done = null;
    done?.();
  }
}

function reading(count = 3): { voice: Told; reading: Reading; states: string[] } {
  const voice = new Told();
  const states: string[] = [];
  const sentences = Array.from({ length: count }, (_, n) => ({ shown: `câu ${n}`, said: `nói ${n}` }));
  const made = new Reading(sentences, voice, "usual", (one) => states.push(`${one.state} ${one.place}`));
  return { voice, reading: made, states };
}

describe("reading aloud", () => {
  test("one sentence after the other, to the end and again", () => {
    const { voice, reading: one, states } = reading();
    one.read();
    voice.end();
    voice.end();
    voice.end();
    assert.deepEqual(voice.said.map(([text]) => text), ["nói 0", "nói 1", "nói 2"]);
    assert.deepEqual(states, ["reading 0", "reading 1", "reading 2", "ended 2"]);
    one.read();
    assert.equal(one.place, 0);
    assert.equal(voice.said.length, 4);
  });

  test("a pause keeps the sentence; going on begins it again", () => {
    const { voice, reading: one } = reading();
    one.read();
    voice.end();
    one.pause();
    voice.end();
    assert.equal(one.state, "paused");
    assert.equal(one.place, 1);
    one.read();
    assert.deepEqual(voice.said.map(([text]) => text), ["nói 0", "nói 1", "nói 1"]);
  });

  test("moving stays within the sentences, and says only while reading", () => {
    const { voice, reading: one } = reading();
    one.move(-1);
    assert.equal(one.place, 0);
    assert.equal(voice.said.length, 0);
    one.read();
    one.move(9);
    assert.equal(one.place, 2);
    assert.equal(voice.said.length, 2);
    one.pause();
    one.move(-1);
    assert.equal(voice.said.length, 2);
    assert.equal(one.state, "paused");
  });

  test("another speed begins the sentence again", () => {
    const { voice, reading: one } = reading();
    one.setSpeed("fast");
    assert.equal(voice.said.length, 0);
    one.read();
    one.setSpeed("slow");
    assert.deepEqual(voice.said, [["nói 0", RATES.fast], ["nói 0", RATES.slow]]);
  });

  test("what is stopped stays so", () => {
    const { voice, reading: one } = reading();
    one.read();
    one.stop();
    voice.end();
    assert.equal(one.state, "stopped");
    assert.equal(voice.said.length, 1);
  });

  test("nothing to say ends at once", () => {
    const { voice, reading: one } = reading(0);
    one.read();
    assert.equal(one.state, "ended");
    assert.equal(voice.said.length, 0);
  });

  test("a kept speed is one of three", () => {
    assert.deepEqual(["slow", "fast", "faster", 3, undefined].map(speedOf), ["slow", "fast", "usual", "usual", "usual"]);
  });
});

describe("places of sentences", () => {
  test("white space does not count, order does", () => {
    const text = "Học \n tập. Học tập .\n Hết";
    const places = placesOf(["Học tập.", "Học tập.", "Thiếu.", "", "Hết"], text);
    assert.deepEqual(places.map((place) => place && text.slice(place[0], place[1])), ["Học \n tập.", "Học tập .", null, null, "Hết"]);
  });

  test("sentences of a part are in order, said as shown where nothing else is written", () => {
    assert.deepEqual(sentencesOf(["a", [[["Một."], ["TT 25.", "Thông tư hai mươi lăm."]], [["Hai."]]]]), [
      { shown: "Một.", said: "Một." },
      { shown: "TT 25.", said: "Thông tư hai mươi lăm." },
      { shown: "Hai.", said: "Hai." },
    ]);
  });
});
