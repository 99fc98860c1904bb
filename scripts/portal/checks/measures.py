"""Figures editors steer by: how long modules are, how they speak, what their banks give away.

Leaves to others: what is too much of anything, which the other checks say.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from portal.checks.questions import words_of
from portal.checks.style import sentences
from portal.checks.usage import shown_facts
from portal.content.catalogue import Catalogue
from portal.content.models import Confidence, Module
from portal.content.pages import Page
from portal.locales import text
from portal.questions.items import item_texts, prompts, ready_items
from portal.questions.testwise import Guessing, any_word, guess_bank

LONG = 25
"""Words from which a sentence is counted as long."""
_PORTAL = any_word(text("cues", "portal"))
_OTHER_PORTALS = any_word(text("cues", "other-portal"))
_NOT_YET = any_word(text("cues", "not-yet"))


@dataclass(frozen=True)
class ModuleMeasures:
    """The figures of one module."""

    module: str
    words: int
    """Words of the page, without blocks."""
    long_sentences: int
    portal: int
    """How often the page and its bank speak of the portal."""
    not_yet: int
    """How often the page says "chưa"."""
    questions: dict[str, int]
    """Questions by pool."""
    guessing: Guessing


def measure_module(catalogue: Catalogue, module: Module) -> ModuleMeasures:
    """Return the figures of *module*."""
    path = f"hoc-phan/{catalogue.module_folders[module.id]}/index.md"
    page = next(p for p in catalogue.pages_in("vi") if p.path == path)
    quiz = catalogue.quizzes.get(module.id)
    items = ready_items(quiz) if quiz else []
    pools: Counter[str] = Counter()
    for item in items:
        pools[item.pool] += len(prompts(item))
    asked = "\n".join(words for item in items for words in item_texts(item))
    return ModuleMeasures(
        module=module.id,
        words=words_of(_text(page)),
        long_sentences=sum(words_of(sentence) > LONG for _, sentence in sentences(page)),
        portal=portal_words(_text(page)) + portal_words(asked),
        not_yet=len(_NOT_YET.findall(_text(page))),
        questions=dict(pools),
        guessing=guess_bank(items),
    )


def portal_words(words: str) -> int:
    """Return how often *words* speak of the portal itself."""
    return len(_PORTAL.findall(words)) - len(_OTHER_PORTALS.findall(words))


def facts_used(catalogue: Catalogue) -> dict[Confidence, tuple[int, int]]:
    """Return by confidence: facts a Vietnamese page shows, and all there are."""
    shown = shown_facts(catalogue)
    total = Counter(f.confidence for f in catalogue.facts.values())
    used = Counter(f.confidence for f in catalogue.facts.values() if f.id in shown)
    return {confidence: (used[confidence], total[confidence]) for confidence in total}


def _text(page: Page) -> str:
    return "\n".join(line for _, line in page.prose)
