"""What every reader makes of a finished file: questions in one shape, whatever the format.

Readers fill in what their format tells; nothing here knows how a file was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

LETTERS = "ABCDEFGHIKL"
"""Letters of options, as printed; J is not used."""
CHOICES = ("single", "multiple", "true-false")
TYPED = ("numeric", "short")


@dataclass(frozen=True)
class Interaction:
    """One question as a file shows it; what a format does not tell is empty."""

    number: int
    text: str
    options: tuple[str, ...] = ()
    """Options, steps or left sides, in the order shown."""
    rights: tuple[str, ...] = ()
    """Right sides of a matching question, in the order shown."""
    key: str = ""
    """As printed: letters, pairs ("1 – B, 2 – A"), an order of letters, or the answer itself."""
    basis: str = ""
    """What stands after "Căn cứ:", without the full stop at the end."""
    id: str = ""
    kind: str = ""
    answers: tuple[str, ...] = ()
    """What is right, in words, of formats without letters; pairs as "left → right"."""


@dataclass(frozen=True)
class Reading:
    """The questions of one bank or one paper in one file."""

    file: str
    questions: tuple[Interaction, ...]

    def at(self, number: int) -> Interaction | None:
        """Return the question with this number."""
        return next((q for q in self.questions if q.number == number), None)


def squeezed(text: str) -> str:
    """*text* without spaces and invisible marks, and without the full stop at its end.

    A PDF breaks lines where it likes: only what is not space can be compared.
    """
    return re.sub(r"[\s\u200b\u00ad\u2060]+", "", unicodedata.normalize("NFC", text)).rstrip(".")


def without_marks(text: str) -> str:
    """*text* as it is typed without Vietnamese marks: "Quyết định" becomes "quyet dinh"."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def printed_key(key: str) -> str:
    """A key without regard to spaces and to the kind of dash."""
    return squeezed(key).replace("–", "-").replace("—", "-")


def first_number(text: str) -> str:
    """The number that *text* begins with ("45%", "1200 người", "37,50" is "37.5"), "?" without one."""
    found = re.match(r"\s*(-?\d+(?:[.,]\d+)?)", text)
    if found is None:
        return "?"
    number = f"{Decimal(found[1].replace(',', '.')):f}"
    return number.rstrip("0").rstrip(".") if "." in number else number


def letters_for(options: Sequence[str], right: Sequence[str]) -> str:
    """Return the letters of the options that are *right*, "?" for one that is not among them."""
    known = [squeezed(option) for option in options]
    found = [LETTERS[known.index(s)] if (s := squeezed(r)) in known else "?" for r in right]
    return ", ".join(found)


def meant(asked: Interaction, kind: str) -> tuple[str, ...]:
    """Return what the key of *asked* says in words, squeezed; letters are looked up among its options.

    Choices come sorted, so that two orders of options with the same right answers are alike. A letter
    without an option, or a key that cannot be read, shows as "?".
    """
    if kind == "numeric":
        return (first_number(asked.answers[0] if asked.answers else asked.key),)
    if asked.answers:
        found = [squeezed(answer) for answer in asked.answers]
        if kind == "short":
            return (found[0].lower(),)
        return tuple(found if kind == "ordering" else sorted(found))
    if kind == "short":
        return (squeezed(asked.key).lower(),)
    if kind == "matching":
        pairs = re.findall(r"(\d+)-([A-L])", printed_key(asked.key))
        return tuple(
            sorted(f"{_nth(asked.options, int(n))}→{_lettered(asked.rights, x)}" for n, x in pairs)
        )
    said = [_lettered(asked.options, letter) for letter in re.findall("[A-L]", asked.key)]
    return tuple(said if kind == "ordering" else sorted(said))


def _nth(texts: Sequence[str], number: int) -> str:
    return squeezed(texts[number - 1]) if 0 < number <= len(texts) else "?"


def _lettered(texts: Sequence[str], letter: str) -> str:
    return _nth(texts, LETTERS.index(letter) + 1) if letter in LETTERS else "?"
