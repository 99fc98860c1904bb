"""Recordings beside a page (``nghe.yml``): the file is there, not too large, as long as is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tinytag import TinyTag, TinyTagException

from portal.content.catalogue import KINDS, Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.models import Recording
from portal.content.module_sections import sections_of
from portal.content.recorded import KINDS as SOUNDS
from portal.content.yaml_places import load_marked
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-learning")

LARGEST = 3_000_000
"""Bytes of one file: a phone on a slow network waits a minute for it."""
_OFF = 2
"""Seconds by which what is said may differ from the file."""


def check_recordings(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every ``nghe.yml``, and that no sound lies beside a page that none names."""
    named: set[Path] = set()
    for source in sorted(paths.docs.glob(KINDS["recordings"].place)):
        marked = load_marked(source, Issues(paths.root))
        name = str((marked.data if marked else {}).get("id"))
        page, module = catalogue.page_of(name), catalogue.modules.get(name)
        own = catalogue.recordings.get(name)
        if page is None or (paths.docs / "vi" / page).parent != source.parent:
            issues.add(Code.MA_KHONG_CO, source, 1, *say.fault("recordings-of", name))
            continue
        anchors = sections_of(catalogue, module, 2) if module else []
        seen: set[tuple[str | None, str]] = set()
        for at, recording in enumerate(own.recordings if own else ()):
            line = marked.line(("recordings", at)) if marked else 1
            file = source.parent / recording.file
            named.add(file)
            section = recording.section
            if section is not None and section not in anchors:
                hint = nearest(section, anchors)
                issues.add(Code.AM_THANH, source, line, say("recording-section", section), hint)
            if (section, recording.language) in seen:
                issues.add(Code.AM_THANH, source, line, *say.fault("recording-twice", section or page))
            seen.add((section, recording.language))
            for fault in _file_faults(recording, file):
                issues.add(Code.AM_THANH, source, line, *fault)
    for file in sorted(p for p in (paths.docs / "vi").rglob("*") if p.suffix.lower() in SOUNDS):
        if file not in named:
            issues.add(Code.AM_THANH, file, 0, *say.fault("recording-unnamed", file.name))


def _file_faults(recording: Recording, file: Path) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the file of *recording*, and what to do."""
    if Path(recording.file).name != recording.file:
        yield say.fault("recording-place", recording.file)
        return
    if file.suffix.lower() not in SOUNDS:
        yield say.fault("recording-kind", recording.file, ", ".join(SOUNDS))
        return
    if not file.is_file():
        yield say.fault("recording-missing", recording.file)
        return
    size = file.stat().st_size
    if size > LARGEST:
        yield say.fault(
            "recording-size", recording.file, f"{size / 1e6:.1f}".replace(".", ","), LARGEST // 10**6
        )
    seconds = _seconds(file)
    if seconds is None:
        yield say.fault("recording-unread", recording.file)
    elif abs(seconds - recording.seconds) > _OFF:
        yield say.fault("recording-seconds", recording.file, recording.seconds, round(seconds))


def _seconds(file: Path) -> float | None:
    """How long the sound in *file* is; None when it cannot be read."""
    try:
        return TinyTag.get(file, tags=False).duration or None
    except (TinyTagException, OSError):
        return None
