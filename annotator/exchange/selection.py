"""Which annotations are asked for, and who asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from annotator.assignment.models import Assignment
from annotator.assignment.reads import open_blind_documents
from annotator.corpus.models import Document
from annotator.corpus.querysets import DocumentQuerySet
from annotator.exchange.rules import View
from annotator.kernel.errors import Forbidden, Invalid, NotFound
from annotator.people.models import Project, Scope
from annotator.people.permits import Verb, Viewer, demand, may, projects_where
from annotator.scheme.reads import codebook, current_scheme


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What is asked for. None means: no limit."""

    project: Project
    view: View
    layers: frozenset[str] | None = None
    labels: frozenset[str] | None = None
    documents: frozenset[UUID] | None = None
    languages: frozenset[str] | None = None
    updated_since: datetime | None = None

    def takes(self, layer: str, label: str) -> bool:
        return (self.layers is None or layer in self.layers) and (
            self.labels is None or label in self.labels
        )


@dataclass(frozen=True, kw_only=True)
class Access:
    """What the one who asks may see: documents, other people's assignments, scores."""

    documents: DocumentQuerySet
    assignments: QuerySet[Assignment]
    scores: bool


def access_of(viewer: Viewer, selection: Selection) -> Access:
    """Return what a viewer may see of a selection.

    Raises Forbidden without the verb pull, or for other people's work without the verb oversee.
    """
    demand(viewer, Verb.PULL, selection.project)
    own = selection.view.kind == "reviewer" and selection.view.reviewer == viewer.user.username
    if selection.view.kind in {"all", "reviewer"} and not own:
        _demand_oversee(viewer, selection)
    assignments = Assignment.objects.visible_to(viewer)
    if own:
        assignments = Assignment.objects.filter(
            reviewer=viewer.user, document__project__in=projects_where(viewer, Verb.READ)
        )
    documents = Document.objects.visible_to(viewer, Verb.PULL)
    if not own:
        documents = documents.exclude(pk__in=open_blind_documents(viewer))
    scores = Scope.TRAIN in viewer.scopes or may(viewer, Verb.SCORES, selection.project)
    return Access(documents=documents, assignments=assignments, scores=scores)


def operators_access() -> Access:
    """Return what the operator at the command line sees: all but open blind work."""
    return Access(
        documents=Document.objects.all(),
        assignments=Assignment.objects.exclude(pk__in=Assignment.objects.open_blind()),
        scores=True,
    )


def check_selection(selection: Selection, access: Access) -> None:
    """Raise Invalid or NotFound for a layer, label, document or reviewer that is not there."""
    book = codebook(current_scheme(selection.project))
    labels = {label for layer in book.values() for label in layer.labels}
    _check_known("layer", selection.layers, book)
    _check_known("label", selection.labels, labels)
    if selection.documents is not None:
        there = access.documents.filter(project=selection.project, pk__in=selection.documents)
        if there.count() != len(selection.documents):
            raise NotFound("There is no such document here, or none that you may see.")
    reviewer = selection.view.reviewer
    memberships = selection.project.memberships
    if reviewer and not memberships.filter(user__username=reviewer).exists():
        raise Invalid(
            "Some fields are not valid.",
            details={"view": [f"Nobody called {reviewer[:80]} is a member of this project."]},
        )


def selected_documents(selection: Selection, access: Access) -> DocumentQuerySet:
    """Return the selected documents, in an order that depends on nothing but what they are."""
    documents = access.documents.filter(project=selection.project)
    if selection.documents is not None:
        documents = documents.filter(pk__in=selection.documents)
    if selection.languages is not None:
        documents = documents.filter(language__in=selection.languages)
    return documents.in_a_fixed_order()


def _demand_oversee(viewer: Viewer, selection: Selection) -> None:
    if not may(viewer, Verb.OVERSEE, selection.project):
        raise Forbidden(
            f"The view {selection.view} shows other people's work; it needs the role "
            "adjudicator or manager. Without it there are: reviewed, suggested, "
            f"reviewer:{viewer.user.username}.",
            code="role",
        )


def _check_known(field: str, asked: frozenset[str] | None, known: Iterable[str]) -> None:
    unknown = sorted((asked or frozenset()) - set(known))
    if unknown:
        raise Invalid(
            "Some fields are not valid.",
            details={
                field: [f"There is no {unknown[0][:80]}; one of: {', '.join(sorted(known))}."]
            },
        )
