"""What a threshold asks, in words: one wording for pages, scorecards and paper."""

from __future__ import annotations

from portal.content.models.indicator import Indicator, Threshold
from portal.locales import Speaker
from portal.vietnamese import format_number

say = Speaker("scoring")


def threshold_text(threshold: Threshold) -> str:
    """What a threshold asks, in words."""
    parts = []
    if threshold.required:
        parts.append(say("required"))
    if threshold.min_percent is not None:
        parts.append(say("min-percent", format_number(threshold.min_percent)))
    if threshold.min_count is not None:
        parts.append(say("min-count", threshold.min_count, threshold.unit or "").strip())
    if threshold.min_level is not None:
        parts.append(say("min-level", threshold.min_level))
    if threshold.min_rank:
        parts.append(say("min-rank", threshold.min_rank))
    if threshold.min_points is not None:
        parts.append(say("min-points", format_number(threshold.min_points)))
    if threshold.trend:
        parts.append(say("rises") if threshold.trend == "tang" else say("falls"))
    parts += [say("and", m.measure, format_number(m.min_percent)) for m in threshold.and_]
    return "; ".join(parts)


def asks(indicator: Indicator, level: str) -> str:
    """What *level* asks of an indicator, with the alternatives for groups."""
    threshold = (indicator.thresholds or {}).get(level)
    parts = [threshold_text(threshold)] if threshold else []
    parts += [f"{a.label}: {threshold_text(a.threshold(level)).lower()}" for a in indicator.alternatives]
    if level in indicator.text_by_level:
        parts.append(indicator.text_by_level[level])
    return ". ".join(parts)
