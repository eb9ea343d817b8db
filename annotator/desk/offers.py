"""What can be done about an annotation, and what stood in the way: plain values for the page."""

from dataclasses import dataclass, field

from django import forms

from annotator.desk.annotations import Annotation
from annotator.review.models import RejectReason


@dataclass(frozen=True, kw_only=True)
class InTheWay:
    """A mark that cannot stand beside what somebody asked for."""

    label: str
    quote: str


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Why an act was not done: where on the page it is said, and what was typed."""

    key: str
    act: str
    message: str
    status: int
    form: forms.Form | None = None
    in_the_way: list[InTheWay] = field(default_factory=list)
    # What the button "Replace it" sends: the marks that make way, at the revisions seen.
    replaces: str = ""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What can be done about one annotation, and what went wrong when it was tried."""

    annotation: Annotation
    # What was just done here, in one sentence; the annotation to go on with.
    said: str
    next_open: str
    form: forms.Form | None
    problem: Problem | None

    @property
    def can_undo(self) -> bool:
        return bool(self.said) or self.annotation.is_decided

    @property
    def is_editing(self) -> bool:
        return self.problem is not None and self.problem.act == "edit"

    @property
    def shows_form(self) -> bool:
        """Whether it can be edited here; what was typed is shown whatever stands by now."""
        return self.form is not None and (self.annotation.is_drawn or self.is_editing)

    @property
    def reasons(self) -> list[str]:
        return list(RejectReason.values)
