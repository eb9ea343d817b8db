"""`/p/<project>/export/`: choose, look at the first rows, download."""

from itertools import islice
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotator.corpus.models import Document
from annotator.exchange.answers import file_answer
from annotator.exchange.export import export
from annotator.exchange.formats.registry import FORMATS
from annotator.exchange.forms import ExportForm
from annotator.exchange.reads import Counts, annotated
from annotator.exchange.selection import (
    Selection,
    access_of,
    check_selection,
    selected_documents,
)
from annotator.exchange.snapshot import snapshot
from annotator.people.models import Membership, Project
from annotator.people.permits import Verb, Viewer, may, projects_where
from annotator.people.web import MemberRequest, viewer
from annotator.scheme.models import Layer, Scheme
from annotator.scheme.reads import current_scheme

PREVIEWED = 10
MOST_OFFERED = 500


@require_safe
@login_required
def export_page(request: MemberRequest, project: str) -> HttpResponse:
    """The form with the first rows of what it asks for."""
    who = viewer(request)
    found = get_object_or_404(projects_where(who, Verb.PULL), slug=project)
    scheme = current_scheme(found)
    form = _form(request.GET, who, found, scheme)
    rows, more = _preview(who, form.selection(found)) if form.is_valid() else ([], False)
    return render(
        request,
        "exchange/export.html",
        {
            "room": "export",
            "project": found,
            "scheme": scheme,
            "form": form,
            "rows": rows,
            "more": more,
            "download": reverse("export_file", args=[project]),
        },
    )


@require_safe
@login_required
def export_file(request: MemberRequest, project: str) -> HttpResponseBase:
    """The file; an address that asks for nothing possible leads back to the form."""
    who = viewer(request)
    found = get_object_or_404(projects_where(who, Verb.PULL), slug=project)
    form = _form(request.GET, who, found, current_scheme(found))
    if not form.is_valid():
        return redirect(f"{reverse('export', args=[project])}?{request.GET.urlencode()}")
    selection, format_ = form.selection(found), FORMATS[form.cleaned_data["format"]]
    made = export(selection, access_of(who, selection), format_)
    return file_answer(
        request,
        made.file,
        size=made.size,
        sha256=made.sha256,
        media_type=format_.media_type,
        name=f"{project}.{selection.view.kind}{format_.suffix}",
    )


def _form(query: QueryDict, who: Viewer, project: Project, scheme: Scheme) -> ExportForm:
    """Fill in what is left out, so that the page opens with a preview."""
    data = query.copy()
    data.setdefault("view", "reviewed")
    data.setdefault("format", "json")
    documents = Document.objects.visible_to(who, Verb.PULL).filter(project=project)
    offered = documents.order_by("title", "id").values_list("pk", "title")[:MOST_OFFERED]
    return ExportForm(
        data,
        views=_views(who, project),
        layers=Layer.objects.filter(scheme=scheme).prefetch_related("labels"),
        documents=offered,
    )


def _views(who: Viewer, project: Project) -> list[tuple[str, str]]:
    """The views that this person may ask for, in their words."""
    name = who.user.username
    views = [
        ("reviewed", "Reviewed: what all agree on who judged it"),
        ("suggested", "Suggested: what the machine says"),
        (f"reviewer:{name}", "Mine"),
    ]
    if may(who, Verb.OVERSEE, project):
        members = Membership.objects.filter(project=project).exclude(user=who.user)
        others = members.order_by("user__username").values_list("user__username", flat=True)
        views += [(f"reviewer:{other}", f"Those of {other}") for other in others[:MOST_OFFERED]]
        views.append(("all", "All: every suggestion and mark, with states and histories"))
    return views


def _preview(who: Viewer, selection: Selection) -> tuple[list[dict[str, Any]], bool]:
    """Return the first rows, and whether there are more."""
    access = access_of(who, selection)
    with snapshot():
        check_selection(selection, access)
        documents = selected_documents(selection, access).select_related("project")
        found = annotated(
            documents.iterator(chunk_size=5), selection=selection, access=access, counts=Counts()
        )
        rows = (
            {"document": one.document, "record": record} for one in found for record in one.records
        )
        first = list(islice(rows, PREVIEWED + 1))
    return first[:PREVIEWED], len(first) > PREVIEWED
