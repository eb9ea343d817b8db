"""The text as segmenter and suggester read it: Markdown syntax blanked, same length."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.markup.zones import MARKUP, Zone


def mask(text: str, zones: Iterable[Zone]) -> str:
    """Return the text with its markup zones replaced by as many spaces."""
    parts = []
    reached = 0
    for zone in zones:
        if zone.kind == MARKUP:
            parts.append(text[reached : zone.start])
            parts.append(" " * (zone.end - zone.start))
            reached = zone.end
    parts.append(text[reached:])
    return "".join(parts)
