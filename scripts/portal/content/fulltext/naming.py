"""What a provision of a text is called: in a citation, and in short beside its siblings."""

from __future__ import annotations

from portal.content.fulltext.model import LegalText, Unit, walk
from portal.locales import Speaker
from portal.vietnamese.provisions import ISSUED

say = Speaker("citations")


def title_of(unit: Unit) -> str:
    """Return number and wording of a unit on one line, as the text has them: "Chương I. QUY ĐỊNH CHUNG"."""
    separator = " " if unit.label.endswith((".", ")", "-")) else ". "
    return separator.join(part for part in (unit.label, unit.text) if part).replace("\n", " ")


def short_name(unit: Unit) -> str:
    """Return "khoản 2", "Điều 6", "Chương II", "Phụ lục"; of an issued regulation its kind ("Quy chế")."""
    if unit.kind == "phu-luc" and not unit.number:
        match = ISSUED.match(unit.text)
        return match[0].capitalize() if match else say("annex")
    if unit.kind == "de-muc":
        return say("section", unit.number)
    return say(f"unit-{unit.kind}", unit.number)


def cited_name(unit: Unit, above: tuple[Unit, ...]) -> str:
    """Return a provision as a letter cites it, narrow before wide: "điểm a khoản 1 Điều 6".

    *above* are those it stands in, widest first. An article goes without part and chapter; what an issued
    regulation or an annex holds names it: "khoản 1 Điều 3 Quy chế ban hành kèm theo".
    """
    path = [*above, unit]
    annex = next((one for one in path if one.kind == "phu-luc"), None)
    inner = [one for one in path if one.kind != "phu-luc"]
    article = next((at for at, one in enumerate(inner) if one.kind == "dieu"), None)
    if article is not None:
        inner = inner[article:]
    words = [short_name(one) for one in reversed(inner)]
    if annex is not None:
        words.append(say("issued-with", short_name(annex)))
    return " ".join(words)


def names_of(text: LegalText) -> dict[str, str]:
    """Return how each provision with an address is cited, by anchor, in the order of reading."""
    return {unit.anchor: cited_name(unit, above) for unit, above in walk(text.units) if unit.anchor}


def anchor_in(anchors: list[str], known: dict[str, str]) -> str | None:
    """Return the first place of *anchors* that a text has, itself or what it stands in.

    *known* are the anchors of the text. What is said of "Điều 6" of a decision that has no such article is
    meant of what it issues.
    """
    for anchor in anchors:
        for one in (anchor, f"kem-theo.{anchor}", anchor.removeprefix("kem-theo.")):
            if one in known:
                return one
    for anchor in anchors:
        wider = anchor.rpartition(".")[0]
        if wider and wider != "kem-theo" and (found := anchor_in([wider], known)):
            return found
    return None
