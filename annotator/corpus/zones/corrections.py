"""What a rule cannot know: a passage is of another kind than the rules say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.kernel.errors import Invalid
from annotator.markup.zones import PARTITION_KINDS, Zone

_SHOWN = 60


@dataclass(frozen=True, kw_only=True)
class Correction:
    """The passage `quote`, which occurs exactly once, is a zone of this kind."""

    quote: str
    kind: str
    author: str = ""
    time: str = ""


def corrected(text: str, zones: Iterable[Zone], corrections: Sequence[Correction]) -> list[Zone]:
    """Return the partition with each corrected passage cut out as a zone of its own.

    Raises Invalid for a quote that does not occur exactly once, or for no kind of the partition.
    """
    changed = list(zones)
    for correction in corrections:
        changed = _laid_over(changed, _zone_of(text, correction))
    return changed


def _zone_of(text: str, correction: Correction) -> Zone:
    shown = correction.quote[:_SHOWN]
    if correction.kind not in PARTITION_KINDS:
        raise Invalid(
            f"{correction.kind!r} is no kind that a passage can be corrected to; "
            f"use one of {', '.join(PARTITION_KINDS)}.",
            code="correction_kind",
        )
    start = text.find(correction.quote) if correction.quote.strip() else -1
    if start < 0:
        raise Invalid(f"The text does not contain “{shown}”.", code="correction_not_found")
    if text.find(correction.quote, start + 1) >= 0:
        raise Invalid(
            f"The text contains “{shown}” more than once; quote more of the passage.",
            code="correction_ambiguous",
        )
    end = start + len(correction.quote)
    while end < len(text) and text[end].isspace():
        end += 1
    return Zone(
        kind=correction.kind,
        start=start,
        end=end,
        author=correction.author,
        time=correction.time,
    )


def _laid_over(zones: Iterable[Zone], over: Zone) -> list[Zone]:
    kept: list[Zone] = []
    for zone in zones:
        if zone.start < over.start:
            kept.append(replace(zone, end=min(zone.end, over.start)))
        if zone.end > over.end:
            kept.append(replace(zone, start=max(zone.start, over.end)))
    return sorted([*kept, over], key=lambda zone: zone.start)
