"""What can be asked for: the views of the annotations."""

from dataclasses import dataclass

from annotator.kernel.errors import Invalid

VIEWS = ("reviewed", "suggested", "all", "reviewer:<name>")


@dataclass(frozen=True, kw_only=True)
class View:
    """One of the views; `reviewer` is set for that view alone."""

    kind: str
    reviewer: str = ""

    def __str__(self) -> str:
        return f"reviewer:{self.reviewer}" if self.reviewer else self.kind


def parse_view(text: str) -> View:
    """Return the view that a request names. Raises Invalid that lists what there is."""
    kind, colon, name = text.partition(":")
    if kind == "reviewer" and name:
        return View(kind=kind, reviewer=name)
    if not colon and kind in VIEWS:
        return View(kind=kind)
    raise Invalid("Some fields are not valid.", details={"view": [f"One of: {', '.join(VIEWS)}."]})
