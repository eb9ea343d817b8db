"""Questions to the corpus."""

from annotator.corpus.models import Document, ZoneSet
from annotator.markup.zones import Zone


def current_zone_set(document: Document) -> ZoneSet:
    """Return the zones that count."""
    return document.zone_sets.latest("version")


def zones_of(zone_set: ZoneSet) -> list[Zone]:
    """Return the zones of a set as plain values, in reading order."""
    return [
        Zone(kind=zone.kind, start=zone.start, end=zone.end, author=zone.author, time=zone.time)
        for zone in zone_set.zones.all()
    ]
