"""A voice for tests: headless browsers have none. It says nothing, keeps what it was told, and ends when it is asked to."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page

_FAKE = """
(() => {
  const voices = %s;
  const listeners = [];
  const state = (window.fakeVoice = {
    said: [],
    now: null,
    voices: %s ? [] : voices,
    arrive() { this.voices = voices; listeners.forEach((listener) => listener()); },
    end() { const one = this.now; this.now = null; if (one && one.onend) one.onend(); },
  });
  class Utterance { constructor(text) { this.text = text; this.rate = 1; } }
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => state.voices,
    addEventListener: (name, listener) => listeners.push(listener),
    speak(utterance) {
      state.now = utterance;
      state.said.push({ text: utterance.text, rate: utterance.rate, voice: utterance.voice && utterance.voice.name });
    },
    cancel() { const one = state.now; state.now = null; if (one && one.onerror) one.onerror(); },
  } });
})();
"""
VIETNAMESE = (
    '[{lang: "en-US", name: "english", localService: true}, {lang: "vi-VN", name: "over the network", localService: false},'
    ' {lang: "vi_VN", name: "of the device", localService: true}]'
)
ENGLISH = '[{lang: "en-US", name: "english", localService: true}]'


def give_voices(place: BrowserContext | Page, voices: str = VIETNAMESE, *, late: bool = False) -> None:
    """Give the pages that *place* opens a speech synthesis with *voices*, which come *late* when asked to."""
    place.add_init_script(_FAKE % (voices, "true" if late else "false"))


def said(page: Page) -> list[str]:
    """What the voice was told to say, in order."""
    return list(page.evaluate("fakeVoice.said.map((one) => one.text)"))


def end_sentence(page: Page) -> None:
    """The voice has said its sentence."""
    page.evaluate("fakeVoice.end()")
