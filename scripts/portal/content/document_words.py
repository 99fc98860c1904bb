"""What is known of a new document by its id alone: kind, sign, heading, for the frame of its record."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import yaml

from portal.content.catalogue import Catalogue
from portal.content.references import KIND_NAMES
from portal.locales import Speaker

say = Speaker("scaffold")

_SHORT = {
    "luat": "luat",
    "nd": "nghi-dinh",
    "nq": "nghi-quyet",
    "qd": "quyet-dinh",
    "tt": "thong-tu",
    "ct": "chi-thi",
    "kl": "ket-luan",
    "kh": "ke-hoach",
    "cv": "cong-van",
}
"""First part of a document's id → its kind."""
_SIGNS = {"nd": "NĐ", "nq": "NQ", "qd": "QĐ", "tt": "TT", "ct": "CT", "kl": "KL", "kh": "KH", "cv": "CV"}


def document_words(
    catalogue: Catalogue, record_id: str, number: str | None, read: Mapping[str, str] | None = None
) -> dict[str, str]:
    """What an id like ``qd-12-2026-ubnd`` says by itself.

    *read*: what the text itself says (kind, issuer, issued, title, signer); the record then names itself
    as its source, for the portal holds the text.
    """
    read = read or {}
    prefix, _, rest = record_id.partition("-")
    kind = read.get("kind") or _SHORT.get(prefix)
    figure = re.match(r"\d+", rest)
    short = f"{_SIGNS[prefix]} {figure[0]}" if prefix in _SIGNS and figure else say("short-frame")
    topics = list(catalogue.search_words.topics) if catalogue.search_words else []
    heading = f"{KIND_NAMES[kind]} {number}" if kind and number and kind != "luat" else short
    choose = say("kind-frame", ", ".join(KIND_NAMES))
    seen = [
        "issuer",
        *(["number"] if number else []),
        *(f for f in ("issued", "title", "signer") if f in read),
    ]
    return {
        "kind": kind or f"quyet-dinh{choose}",
        "short": short,
        "number": quoted(number) if number else "null",
        "issuer": f"{quoted(read['issuer'])}{say('issuer-check')}"
        if "issuer" in read
        else say("issuer-frame"),
        "issued": f"'{read['issued']}'" if "issued" in read else "null",
        "title": quoted(read["title"]) if "title" in read else "null",
        "signer": quoted(read["signer"]) if "signer" in read else "null",
        "url": record_id if read else say("url-frame"),
        "confidence": "chinh-van" if read else "thu-cap",
        "supports": ", ".join(seen) if read else "number" if number else "issuer",
        "topics": say("topics-frame", topics[0], ", ".join(topics)) if topics else "",
        "heading": heading,
    }


def quoted(text: str) -> str:
    """*text* as a YAML scalar, in quotes where it must be."""
    try:
        plain = yaml.safe_load(f"x: {text}") == {"x": text} and yaml.safe_load(f"[{text}]") == [text]
    except yaml.YAMLError:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)
