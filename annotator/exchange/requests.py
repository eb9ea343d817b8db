"""What a request for annotations says, as a selection."""

from datetime import UTC, datetime
from uuid import UUID

from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from annotator.corpus.models import Document
from annotator.exchange.rules import parse_view
from annotator.exchange.selection import Selection
from annotator.kernel.errors import Invalid, NotFound
from annotator.people.models import Project
from annotator.people.permits import Verb, Viewer, projects_where

SEVERAL = frozenset({"layer", "label", "document", "language"})
PARAMETERS = frozenset({"project", "view", "updated_since"}) | SEVERAL


def selection_of(query: QueryDict, *, viewer: Viewer, project: Project | None = None) -> Selection:
    """Return what a request asks for; a parameter may be repeated to name several.

    Raises Invalid that names the parameter, NotFound for a project one may not see.
    """
    documents = _documents(query)
    return Selection(
        project=project or _project(query, documents, viewer),
        view=parse_view(query.get("view", "reviewed")),
        layers=_names(query, "layer"),
        labels=_names(query, "label"),
        documents=documents,
        languages=_names(query, "language"),
        updated_since=_moment(query),
    )


def _project(query: QueryDict, documents: frozenset[UUID] | None, viewer: Viewer) -> Project:
    readable = projects_where(viewer, Verb.READ)
    if slug := query.get("project"):
        found = list(readable.filter(slug=slug)[:1])
    elif documents:
        homes = Document.objects.filter(pk__in=documents).values("project")
        found = list(readable.filter(pk__in=homes)[:2])
    else:
        found = list(readable[:2])
    if not found:
        raise NotFound("There is no such thing here, or none that you may see.")
    if len(found) > 1:
        raise _invalid("project", "Say which project; you are in several.")
    return found[0]


def _documents(query: QueryDict) -> frozenset[UUID] | None:
    if "document" not in query:
        return None
    try:
        return frozenset(UUID(text) for text in query.getlist("document"))
    except ValueError as error:
        raise _invalid("document", "A document's id, a UUID.") from error


def _names(query: QueryDict, name: str) -> frozenset[str] | None:
    return frozenset(query.getlist(name)) if name in query else None


def _moment(query: QueryDict) -> datetime | None:
    if "updated_since" not in query:
        return None
    try:
        moment = parse_datetime(query.get("updated_since", ""))
    except ValueError:
        moment = None
    if moment is None:
        raise _invalid("updated_since", "A time in ISO 8601, for example 2026-11-21T09:30:00Z.")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _invalid(field: str, reason: str) -> Invalid:
    return Invalid("Some fields are not valid.", details={field: [reason]})
