"""Paper: handouts made from the same pages and data as the site. Model in, bytes out.

Deterministic: the same content gives the same bytes. Leaves to others: where files go and when
they are made again (``portal.pipeline``).
"""

from portal.handouts.book import build_book
from portal.handouts.build import build_handouts
from portal.handouts.calendar import build_calendars
from portal.handouts.ebooks import build_epubs
from portal.handouts.form_files import CERTIFICATE, build_forms, fill_form, print_certificates
from portal.handouts.open_data import build_open_data
from portal.handouts.pages_word import build_word
from portal.handouts.paper_files import build_papers, paper_files
from portal.handouts.subjects import content_day

__all__ = [
    "CERTIFICATE",
    "build_book",
    "build_calendars",
    "build_epubs",
    "build_forms",
    "build_handouts",
    "build_open_data",
    "build_papers",
    "build_word",
    "content_day",
    "fill_form",
    "paper_files",
    "print_certificates",
]
