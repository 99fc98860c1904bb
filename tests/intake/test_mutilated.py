"""Files with bytes flipped, cut out or put in: each ends in words or in a sentence, nothing else is raised."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.intake.flow import IntakeError
from tests.intake.mutating import mutated, mutated_package
from tests.intake.offices import docx, html, invented, markdown, pdf
from tests.intake.reading import read


def told(data: bytes, name: str) -> bool:
    """Whether something is found or said; anything else that is raised goes on."""
    try:
        return bool(read(data, name).blocks)
    except IntakeError as error:
        return bool(str(error))


WHOLE = {
    "docx": docx(invented(), numbering="automatic"),
    "html": html(invented()),
    "md": markdown(invented()),
}


@settings(max_examples=120)
@given(st.sampled_from(sorted(WHOLE)), st.randoms(use_true_random=False))
def test_mutilated_files_end_in_words_or_in_a_sentence(kind: str, chance: random.Random) -> None:
    """In this process, where nothing catches what a reader lets go."""
    whole = WHOLE[kind]
    data = (
        mutated_package(whole, chance)
        if kind == "docx" and chance.random() < 0.8
        else mutated(whole, chance)
    )
    assert told(data, f"a.{kind}")


def test_mutilated_pdf_files_end_in_words_or_in_a_sentence(tmp_path: Path) -> None:
    """All in one process: PDFium is not Python, and what kills it would kill the tests."""
    whole = pdf(invented())
    chance = random.Random(21)
    for number in range(120):
        (tmp_path / f"{number}.pdf").write_bytes(mutated(whole, chance))
    code = (
        "import sys\nfrom pathlib import Path\nfrom portal.intake.flow import IntakeError\n"
        "from portal.intake.readers.choosing import read\nfor path in sorted(Path(sys.argv[1]).iterdir()):\n"
        "    try: print('ok' if read(path.read_bytes(), path.name).blocks else 'none')\n"
        "    except IntakeError: print('told')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    found = done.stdout.split()
    assert len(found) == 120
    assert set(found) == {"ok", "told"}


@settings(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from(["a.docx", "a.html", "a.md", "a.txt", "a", "a.doc"]))
def test_any_bytes_end_in_words_or_in_a_sentence(data: bytes, name: str) -> None:
    assert told(data, name)
