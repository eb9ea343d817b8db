"""The style sheet of a scheme version: which colour slot each of its labels has.

The slots' colours, light and dark, stand in tokens.css; how lines are drawn, in reader.css. This
only says which label takes which, so that no label's name is in code or in a static file.
"""

import hashlib
from collections.abc import Iterable

from django.urls import reverse

from annotator.people.models import Project
from annotator.scheme.models import Label, Scheme
from annotator.scheme.toml_file import COLOURS, KEY

LANES = 3
UNFILLED = frozenset({"ink"})
"""Slots without a tint: their labels never fill the text."""


def look(label: Label) -> str:
    """Return what a label is called in class names."""
    return f"{label.layer.key}-{label.key}"


def fills(label: Label) -> bool:
    """Whether a label's colour slot has a tint to fill the text with."""
    return label.colour not in UNFILLED


def style_sheet(labels: Iterable[Label]) -> str:
    """Return the style sheet; `labels` come with their layers."""
    return "".join(
        line
        for label in labels
        if KEY.fullmatch(label.key) and KEY.fullmatch(label.layer.key) and label.colour in COLOURS
        for line in _lines(look(label), label.colour)
    )


def style_address(project: Project, scheme: Scheme, labels: Iterable[Label]) -> str:
    """Return where a scheme's style sheet is; the address changes with what it says."""
    path = reverse("labels_css", args=[project.slug, scheme.version])
    said = hashlib.sha256(style_sheet(labels).encode()).hexdigest()
    return f"{path}?v={said[:12]}"


def _lines(name: str, colour: str) -> Iterable[str]:
    yield (
        f".l-{name}{{--line:var(--{colour}-line);--fill:var(--{colour}-fill);"
        f"--on-line:var(--{colour}-on-line)}}\n"
    )
    for lane in range(LANES):
        yield f".k{lane}-{name}{{--c{lane}:var(--{colour}-line)}}\n"
    yield f".f-{name}{{background-color:var(--{colour}-fill)}}\n"
