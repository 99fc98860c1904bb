"""Which banks there are to check, and where each is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.models import Quiz
from portal.paths import Paths


def bank_files(catalogue: Catalogue, paths: Paths) -> Iterator[tuple[Quiz, Path]]:
    """Yield every bank of a module or lesson with its file; one that belongs to nothing is left out."""
    for quiz in catalogue.quizzes.values():
        folder = catalogue.folder_of(quiz.id)
        if folder is not None:
            yield quiz, paths.docs / "vi" / folder / "quiz.yml"
