"""Answering questions of any kind by their record, through the controls."""

from __future__ import annotations

from playwright.sync_api import Frame, Page


def answer_rightly(page: Page | Frame, question: str) -> None:
    """Answer one question by its key, through the controls."""
    page.evaluate(
        """id => {
          const q = document.getElementById(id), beside = document.querySelector('script.quiz__records');
          const known = beside ? JSON.parse(beside.textContent) : window.portalBank.items.flatMap(i => i.questions);
          const record = known.find(one => one.id === id);
          const set = (box, value) => { box.value = value; box.dispatchEvent(new Event('input', {bubbles: true}));
            box.dispatchEvent(new Event('change', {bubbles: true})); };
          for (const option of record.key.options ?? [])
            if (option.correct) q.querySelector(`input[value="${option.id}"]`).click();
          for (const pair of record.key.pairs ?? [])
            set(q.querySelector(`select[name$=".${pair.id}"]`), pair.right);
          const answer = record.key.answer ?? record.key.accept?.[0];
          if (answer !== undefined) set(q.querySelector('.answer__field'), answer);
          const steps = record.key.steps ?? [];
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
