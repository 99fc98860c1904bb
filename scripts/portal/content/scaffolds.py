"""What ``portal new`` writes for a kind of content: the frames of its files, and where they go.

A frame is a file of ``frames/``: plain text with ``$names`` to be filled in. Words between ‹ and › must be
replaced; ``portal check`` finds those left. A line that is a comment of one ``#`` may be uncommented as it
stands (a test does so with each); remarks begin with ``##``.
"""

from pathlib import Path

from portal.content.kinds import Scaffold
from portal.locales import Speaker

say = Speaker("scaffold")


_FRAMES = Path(__file__).resolve().parent / "frames"


def frame(name: str) -> str:
    """Return the text of a frame by its file name."""
    return (_FRAMES / name).read_text(encoding="utf-8")


DOCUMENT = Scaffold(
    "document",
    say("document"),
    {
        "_data/documents.yml": "document.yml",
        "_data/briefs.yml": "brief.yml",
        "_data/facts/{id}.yml": "facts.yml",
        "vi/van-ban/{id}/index.md": "document.md",
    },
    example="qd-12-2026-ubnd",
    group=say("documents"),
    named=say("document-named"),
)
CRITERIA = Scaffold(
    "criteria",
    say("criteria"),
    {"_data/criteria/{id}.yml": "criteria.yml", "vi/tieu-chi/{id}/index.md": "record.md"},
    example="thu-vien-hoc-tap",
    group=say("criteria-group"),
    about=say("criteria-about"),
    needs=("documents",),
)
PROCEDURE = Scaffold(
    "procedure",
    say("procedure"),
    {"_data/procedures/{id}.yml": "procedure.yml", "vi/quy-trinh/{id}/index.md": "record.md"},
    example="quy-trinh-thu-vien-hoc-tap",
    group=say("procedures"),
    about=say("procedure-about"),
    needs=("documents", "criteria"),
)
FORM = Scaffold(
    "form",
    say("form"),
    {"_data/forms/{id}.yml": "form.yml", "vi/bieu-mau/{id}/index.md": "record.md"},
    example="phieu-muon-sach",
    group=say("forms"),
    about=say("form-about"),
)
MODULE = Scaffold(
    "module",
    say("module"),
    {
        "vi/hoc-phan/{folder}/module.yml": "module.yml",
        "vi/hoc-phan/{folder}/quiz.yml": "quiz.yml",
        "vi/hoc-phan/{folder}/slides.yml": "slides.yml",
        "vi/hoc-phan/{folder}/index.md": "module.md",
    },
    example="hoc-tap-so",
    group=say("modules"),
    about=say("module-about"),
    needs=("documents",),
)
LESSON = Scaffold(
    "lesson",
    say("lesson"),
    {
        "vi/bai-hoc/{folder}/lesson.yml": "lesson.yml",
        "vi/bai-hoc/{folder}/quiz.yml": "lesson-quiz.yml",
        "_data/hinh/{id}.svg": "drawing.svg",
        "vi/bai-hoc/{folder}/index.md": "lesson.md",
    },
    example="hoc-chu",
    group=say("lessons"),
    about=say("lesson-about"),
    needs=("facts",),
)
TEST = Scaffold(
    "test", say("test"), {"_data/tests.yml": "test.yml"}, example="giua-khoa", needs=("quizzes",)
)
