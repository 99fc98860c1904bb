"""Files with something broken in them, by chance that can be repeated."""

from __future__ import annotations

import io
import random
import re
import zipfile

_ODD = (
    b"<",
    b">",
    b"99999999999999",
    b"-1",
    b'""',
    b"&#x0;",
    b"</w:p>",
    b"<w:tbl>",
    b"<td rowspan=9999999>",
    b"\x00",
)
_NUMBERS = (b'"-3"', b'"1e9"', b'""', b'"abc"', b'"999999999999999999999"', b'"2.5"', '"١"'.encode())


def mutated(data: bytes, chance: random.Random) -> bytes:
    """*data* with bytes flipped, cut out, put in, or its end missing."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        if not found:
            break
        at, what = chance.randrange(len(found)), chance.randrange(5)
        if what == 0:
            found[at] = chance.randrange(256)
        elif what == 1:
            del found[at : at + chance.randrange(1, 40)]
        elif what == 2:
            found[at:at] = found[chance.randrange(len(found)) :][: chance.randrange(60)]
        elif what == 3:
            found[at:at] = chance.choice(_ODD)
        elif chance.random() < 0.2:
            del found[at:]
    return bytes(found)


def mutated_package(data: bytes, chance: random.Random) -> bytes:
    """A Word file whose parts are still XML, most of them, but say what no program writes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if chance.random() < 0.5:
                part = _odd_xml(part, chance) if chance.random() < 0.85 else mutated(part, chance)
            if chance.random() < 0.95:
                new.writestr(name, part)
    return out.getvalue()


def _odd_xml(part: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 6)):
        empty = list(re.finditer(rb"<[^<>]+/>", part))
        numbers = list(re.finditer(rb'"\d+"', part))
        whole = list(re.finditer(rb"<w:(p|tc|tr|r|lvl|num)>.*?</w:\1>", part, re.DOTALL))
        what = chance.randrange(4)
        if what == 0 and empty:
            found = chance.choice(empty)
            part = part[: found.start()] + part[found.end() :]
        elif what == 1 and numbers:
            found = chance.choice(numbers)
            part = part[: found.start()] + chance.choice(_NUMBERS) + part[found.end() :]
        elif what == 2 and empty:
            found = chance.choice(empty)
            part = part[: found.start()] + found[0] + part[found.start() :]
        elif whole:
            found = chance.choice(whole)
            part = part[: found.start()] + chance.choice(whole)[0] + part[found.start() :]
    return part
