"""Answering questions of any kind by their key, through the controls."""

from __future__ import annotations

from playwright.sync_api import Frame, Page


def answer_rightly(page: Page | Frame, question: str) -> None:
    """Answer one question by its key, through the controls."""
    page.evaluate(
        """id => {
          const q = document.getElementById(id), key = q.querySelector('.q__key');
          const set = (box, value) => { box.value = value; box.dispatchEvent(new Event('input', {bubbles: true}));
            box.dispatchEvent(new Event('change', {bubbles: true})); };
          for (const line of key.querySelectorAll('[data-option][data-correct=true]'))
            q.querySelector(`input[value="${line.dataset.option}"]`).click();
          for (const line of key.querySelectorAll('[data-pair]'))
            set(q.querySelector(`select[name$=".${line.dataset.pair}"]`), line.dataset.right);
          const right = key.querySelector('[data-answer], [data-accept]');
          if (right) set(q.querySelector('.answer__field'), right.dataset.answer ?? right.dataset.accept.split('|')[0]);
          const steps = [...key.querySelectorAll('[data-step]')].map(line => line.dataset.step);
          steps.forEach((step, at) => {
            for (;;) {
              const rows = [...q.querySelectorAll('fieldset [data-step]')];
              const place = rows.findIndex(row => row.dataset.step === step);
              if (place <= at) break;
              rows[place].querySelector('.order__move--up').click();
            }
          });
          if (steps.length) q.querySelector('fieldset').dispatchEvent(new Event('change', {bubbles: true}));
        }""",
        question,
    )
