"""Invented people are plainly invented: “Nguyễn Văn A”, “Lò Thị A”, and called as their name says.

A given name of one letter cannot be anybody’s; “Văn” is a man’s middle name and “Thị” a woman’s. Names of
real people (signers, in documents.yml) are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.checks.style import record_texts, running_texts
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-content")

_WOMEN, _MEN = "chị|bà|cô", "anh|ông|chú"
_OF_MEN, _OF_WOMEN = "Văn", "Thị"
_STANDS_FOR = "A"
_NAME = re.compile(
    rf"(?:\b(?i:({_WOMEN})|({_MEN})) )?\b([^\W\d_a-z]\w+) ({_OF_MEN}|{_OF_WOMEN}) ([^\W\d_a-z]\w*)"
)


def check_names(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every name in lessons, questions and answers."""
    for source, number, text in (*running_texts(catalogue, paths), *record_texts(catalogue, paths)):
        for fault in _faults(text):
            issues.add(Code.TEN_NGUOI, source, number, *fault)


def _faults(text: str) -> Iterator[tuple[str, str]]:
    for woman, man, family, middle, given in _NAME.findall(text):
        name = f"{family} {middle} {given}"
        if not (family[0].isupper() and given[:1].isupper()):
            continue
        if len(given) > 1:
            yield say.fault("name-real", name, f"{family} {middle} {_STANDS_FOR}")
        elif (woman and middle == _OF_MEN) or (man and middle == _OF_WOMEN):
            right = _OF_WOMEN if woman else _OF_MEN
            yield say.fault(
                "name-other-sex", f"{woman or man} {name}", f"{woman or man} {family} {right} {given}"
            )
