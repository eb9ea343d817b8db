"""Home and the corpus list."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from annotator.desk.forms import CorpusFilter
from annotator.desk.reads import (
    DEFAULT_SORT,
    SORTS,
    counted_projects,
    documents_page,
    offers,
    rows,
)
from annotator.people.permits import Verb, projects_where
from annotator.people.web import MemberRequest, viewer
from annotator.scheme.models import Scheme


@dataclass(frozen=True, kw_only=True)
class Column:
    """The head of a column that sorts: where its link goes, and how the list is sorted by it now."""

    name: str
    title: str
    query: str
    direction: str


@require_safe
@login_required
def home(request: MemberRequest) -> HttpResponse:
    """`/`: straight to the corpus of who has one project; a list for who has more."""
    visible = projects_where(viewer(request), Verb.READ)
    first_two = list(visible.values_list("slug", flat=True)[:2])
    if len(first_two) == 1:
        return redirect("corpus", first_two[0])
    return render(request, "desk/home.html", {"projects": counted_projects(visible)})


@require_safe
@login_required
def corpus(request: MemberRequest, project: str) -> HttpResponse:
    """`/p/<project>/`: the documents, with what is open for the one who looks."""
    who = viewer(request)
    found = get_object_or_404(projects_where(who, Verb.READ), slug=project)
    offered = offers(found)
    form = CorpusFilter(request.GET, outlets=offered.outlets, languages=offered.languages)
    chosen, sort = form.chosen(), _sort(request.GET.get("sort", ""))
    page = documents_page(who, found, chosen=chosen, sort=sort, number=request.GET.get("page"))
    return render(
        request,
        "desk/corpus.html",
        {
            "room": "corpus",
            "project": found,
            "scheme": Scheme.objects.filter(project=found).order_by("version").last(),
            "form": form,
            "chosen": chosen,
            "sort": "" if sort == DEFAULT_SORT else sort,
            "columns": [_column(name, sort, chosen) for name in SORTS],
            "page": page,
            "rows": rows(who, page),
            "pages": _query(chosen, sort),
        },
    )


def _sort(asked: str) -> str:
    return asked if asked.removeprefix("-") in SORTS else DEFAULT_SORT


def _column(name: str, sort: str, chosen: dict[str, str]) -> Column:
    """A click sorts by the column; a second one turns the order round."""
    directions = {name: "ascending", f"-{name}": "descending"}
    turned = f"-{name}" if sort == name else name
    return Column(
        name=name,
        title=name.capitalize(),
        query=_query(chosen, turned),
        direction=directions.get(sort, ""),
    )


def _query(chosen: dict[str, str], sort: str) -> str:
    query = QueryDict(mutable=True)
    query.update(chosen)
    if sort != DEFAULT_SORT:
        query["sort"] = sort
    return query.urlencode()
