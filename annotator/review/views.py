"""What was done to a suggestion or a mark, step by step, for those who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.people.web import MemberRequest, viewer
from annotator.review.models import Mark, MarkRevision
from annotator.review.reads import verdicts_visible_to
from annotator.scheme.models import Label
from annotator.scheme.style_sheet import look, style_address
from annotator.suggestion.models import SuggestedSpan

KINDS = {
    "confirm": "confirmed",
    "edit": "edited",
    "reject": "rejected",
    "withdraw": "withdrawn",
    "create": "added",
    "change": "changed",
    "delete": "deleted",
    "revive": "brought back",
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One act: what it was, whose, when, and what the mark said from then on."""

    kind: str
    reason: str
    by: str
    at: datetime
    says: MarkRevision | None

    @property
    def look(self) -> str:
        return look(self.says.label) if self.says else ""


@require_safe
@login_required
def suggestion_history(request: MemberRequest, project: str, pk: UUID) -> HttpResponse:
    """`/p/<project>/suggestions/<id>/history/`: the viewer's decisions; all, for who oversees."""
    who = viewer(request)
    visible = SuggestedSpan.objects.visible_to(who).select_related(
        "label__layer", "document__project"
    )
    suggestion = get_object_or_404(visible, pk=pk, document__project__slug=project)
    verdicts = verdicts_visible_to(suggestion, who).order_by("given_at", "number", "id")
    steps = [
        Step(
            kind=KINDS[verdict.kind],
            reason=verdict.reason,
            by=verdict.assignment.reviewer.username,
            at=verdict.given_at,
            says=verdict.mark_revision if verdict.kind in {"confirm", "edit"} else None,
        )
        for verdict in verdicts
    ]
    return _history(request, suggestion, suggestion, steps)


@require_safe
@login_required
def mark_history(request: MemberRequest, project: str, pk: UUID) -> HttpResponse:
    """`/p/<project>/marks/<id>/history/`: all that a mark has said."""
    visible = Mark.objects.visible_to(viewer(request)).select_related(
        "assignment__document__project"
    )
    mark = get_object_or_404(visible, pk=pk, assignment__document__project__slug=project)
    revisions = list(mark.revisions.select_related("label__layer__scheme", "by").order_by("number"))
    steps = [
        Step(
            kind=KINDS[revision.kind],
            reason="",
            by=revision.by.username,
            at=revision.at,
            says=None if revision.kind == "delete" else revision,
        )
        for revision in revisions
    ]
    return _history(request, mark, revisions[-1], steps)


def _history(
    request: MemberRequest,
    subject: SuggestedSpan | Mark,
    said: SuggestedSpan | MarkRevision,
    steps: Iterable[Step],
) -> HttpResponse:
    document = (
        subject.document if isinstance(subject, SuggestedSpan) else subject.assignment.document
    )
    scheme = said.label.layer.scheme
    labels = Label.objects.filter(layer__scheme=scheme).select_related("layer")
    return render(
        request,
        "review/history.html",
        {
            "project": document.project,
            "scheme": scheme,
            "document": document,
            "said": said,
            "look": look(said.label),
            "is_suggestion": isinstance(subject, SuggestedSpan),
            "steps": steps,
            "style_sheets": [
                style_address(
                    document.project, scheme, labels.order_by("layer__position", "position")
                )
            ],
        },
    )
