"""Questions as every output draws them: letters, texts, key, why, and what the key rests on.

An item of a bank (``content``) becomes one or several :class:`Question` here and nowhere else; page,
practice, tests, learning systems, cards, slides and paper all work from it. Leaves to others: how a
question looks (``markdown`` on the page, ``render`` on paper and slides), other systems' formats
(``outputs.lms``).
"""

from portal.questions.making import as_written, bank, bank_size, basis, plain, questions
from portal.questions.model import LETTERS, Choice, Citation, Near, Pair, Question, Side, Step
from portal.questions.record import pass_mark, record
from portal.questions.variant import Variant, facts_of, variant

__all__ = [
    "LETTERS",
    "Choice",
    "Citation",
    "Near",
    "Pair",
    "Question",
    "Side",
    "Step",
    "Variant",
    "as_written",
    "bank",
    "bank_size",
    "basis",
    "facts_of",
    "pass_mark",
    "plain",
    "questions",
    "record",
    "variant",
]
