"""Pure functions on Vietnamese text; knows nothing of the portal's data.

Leaves to others: searching (``portal.search``) and anything that reads files.
"""

from portal.vietnamese.numbers import format_date, format_number
from portal.vietnamese.provisions import Provision, cited_place, parse_provisions, place_anchors
from portal.vietnamese.slug import slugify
from portal.vietnamese.sorting import initial, sort_key
from portal.vietnamese.text import capitalised, curly_quotes, fold, misplaced_tones, nfc

__all__ = [
    "Provision",
    "capitalised",
    "cited_place",
    "curly_quotes",
    "fold",
    "format_date",
    "format_number",
    "initial",
    "misplaced_tones",
    "nfc",
    "parse_provisions",
    "place_anchors",
    "slugify",
    "sort_key",
]
