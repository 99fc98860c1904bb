"""What "Nghe" reads aloud: the text of finished pages by section, block and sentence, as people say it.

Leaves to others: how Vietnamese is said (``portal.vietnamese.spoken``), reading a page
(``portal.document``), voices and buttons (``overrides/src/pages/listen``).
"""

from portal.speech.abbreviations import abbreviations
from portal.speech.build import write_speech
from portal.speech.script import Part, Sentence, parts_of

__all__ = ["Part", "Sentence", "abbreviations", "parts_of", "write_speech"]
