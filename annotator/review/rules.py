"""What a decision may be, on plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotator.kernel.errors import Conflict, Invalid, Stale, VersionNeeded


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a mark says: a label of a layer on a stretch of text, with attributes."""

    layer: str
    label: str
    start: int
    end: int
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A live mark of the same assignment, as far as others must heed it."""

    id: str
    revision: int
    content: Content
    quote: str


def check_bounds(text: str, start: int, end: int, quote: str | None = None) -> None:
    """Raise Invalid unless the bounds lie in the text, hold something, and fit the quote."""
    if not 0 <= start < end <= len(text):
        raise _invalid("end", f"0 <= start < end <= {len(text)}, in Unicode code points.")
    if text[start:end].isspace():
        raise _invalid("start", "There is only white space here.")
    if quote is not None and quote != text[start:end]:
        raise _invalid(
            "quote",
            f"The text from {start} to {end} reads {text[start:end][:200]!r}. "
            "Offsets are Unicode code points, the end is exclusive.",
        )


def check_version(*, named: str | None, standing: str, current: object) -> None:
    """Raise VersionNeeded where no version is named, Stale where another one stands."""
    if named is None:
        raise VersionNeeded(
            f'Something stands here already. Name its version: If-Match: "{standing}".'
        )
    if named != standing:
        raise Stale(f'The version that stands is "{standing}", not "{named}".', current=current)


def check_not_there_already(content: Content, others: Iterable[Standing]) -> None:
    """Raise Conflict `duplicate` where a live mark has the same label and bounds."""
    for other in others:
        same = other.content
        if (same.layer, same.label, same.start, same.end) == (
            content.layer,
            content.label,
            content.start,
            content.end,
        ):
            raise Conflict(
                "You have a mark with this label and these bounds already.",
                code="duplicate",
                details={"mark": _told(other)},
            )


def in_the_way(
    content: Content,
    neighbours: Iterable[Standing],
    *,
    exclusive: frozenset[str],
) -> list[Standing]:
    """Return the marks in the same sentence that cannot stand beside this one.

    An exclusive label carries no other label beside it; `neighbours` are the live marks that
    share a sentence with the content.
    """
    return [
        other
        for other in neighbours
        if other.content.layer == content.layer
        and other.content.label != content.label
        and (content.label in exclusive or other.content.label in exclusive)
    ]


def to_replace(blocking: list[Standing], replaces: Mapping[str, int] | None) -> list[Standing]:
    """Return the marks that make way. Raises Conflict `exclusive_label` unless all are named.

    `replaces` maps ids of marks to the revisions that the person saw.
    """
    named = dict(replaces or {})
    missing = [other for other in blocking if named.get(other.id) != other.revision]
    if missing:
        raise Conflict(
            "A label that stands alone would share its sentence with another. "
            "Name what shall make way in `replaces`, or choose another label or stretch.",
            code="exclusive_label",
            details={"in_the_way": [_told(other) for other in blocking]},
        )
    strangers = named.keys() - {other.id for other in blocking}
    if strangers:
        raise _invalid("replaces", f"Not in the way: {', '.join(sorted(strangers))}.")
    return blocking


def _told(mark: Standing) -> dict[str, object]:
    return {
        "id": mark.id,
        "revision": mark.revision,
        "label": mark.content.label,
        "start": mark.content.start,
        "end": mark.content.end,
        "quote": mark.quote,
    }


def _invalid(field_name: str, reason: str) -> Invalid:
    return Invalid("Some fields are not valid.", details={field_name: [reason]})
