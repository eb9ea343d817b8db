"""Whether a label and its attributes are ones that the codebook has."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.kernel.errors import Invalid
from annotator.people.rules import plain_name

MOST_HOLDER_LENGTH = 200


@dataclass(frozen=True, kw_only=True)
class LayerBook:
    """One layer of a codebook as plain values."""

    key: str
    labels: frozenset[str]
    exclusive: frozenset[str]
    entities: frozenset[str]
    choices: Mapping[str, tuple[str, ...]]


Codebook = Mapping[str, LayerBook]


def check_label(book: Codebook, *, layer: str, label: str) -> None:
    """Raise Invalid unless the layer has the label."""
    if layer not in book:
        raise _invalid("layer", f"One of: {', '.join(book)}.")
    if label not in book[layer].labels:
        raise _invalid("label", f"One of: {', '.join(sorted(book[layer].labels))}.")


def checked_attributes(
    book: Codebook, *, layer: str, attributes: Mapping[str, object]
) -> dict[str, str]:
    """Return the attributes in the order of their keys, values tidied. Raises Invalid."""
    known = book[layer]
    return {
        key: _checked_value(known, key, attributes[key])
        for key in sorted(attributes)
        if attributes[key] != ""
    }


def _checked_value(known: LayerBook, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _invalid(f"attributes.{key}", "A string.")
    if key in known.entities:
        return plain_name(value, field=f"attributes.{key}", most=MOST_HOLDER_LENGTH)
    if key not in known.choices:
        possible = sorted([*known.entities, *known.choices])
        raise _invalid(f"attributes.{key}", f"This layer has: {', '.join(possible) or 'none'}.")
    if value not in known.choices[key]:
        raise _invalid(f"attributes.{key}", f"One of: {', '.join(known.choices[key])}.")
    return value


def _invalid(field: str, reason: str) -> Invalid:
    return Invalid("Some fields are not valid.", details={field: [reason]})
