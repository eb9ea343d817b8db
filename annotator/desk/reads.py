"""Questions for the lists: projects, and a corpus page with what is open for one person."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf.locale import LANG_INFO
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, Func, IntegerField, OuterRef, QuerySet, Value

from annotator.assignment.models import Assignment
from annotator.assignment.reads import open_blind_documents
from annotator.corpus.models import Document
from annotator.people.models import Project
from annotator.people.permits import Viewer
from annotator.review.models import Mark
from annotator.review.reads import decided_verdicts
from annotator.suggestion.models import SuggestedSpan

ROWS = 50

SORTS = {
    "title": "title",
    "outlet": "outlet",
    "author": "author",
    "date": "published_on",
    "language": "language",
}
DEFAULT_SORT = "-date"

# A word with its hyphens and apostrophes: "co-operation", "Russia's".
WORD = "[[:alnum:]]+(['’-][[:alnum:]]+)*"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A document in the list, with one person's state of work on it."""

    document: Document
    words: int
    is_blind: bool
    suggestions: int
    decided: int
    added: int

    @property
    def open(self) -> int:
        return self.suggestions - self.decided

    @property
    def words_shown(self) -> str:
        return f"{self.words:,}"

    @property
    def language(self) -> str:
        return language_name(self.document.language)


@dataclass(frozen=True, kw_only=True)
class Offers:
    """What a corpus can be filtered by."""

    outlets: list[str]
    languages: list[str]


def offers(project: Project) -> Offers:
    """Return the outlets and languages of a corpus."""
    found = list(
        Document.objects.filter(project=project).values_list("outlet", "language").distinct()
    )
    return Offers(
        outlets=sorted({outlet for outlet, _ in found if outlet}),
        languages=sorted({language for _, language in found}),
    )


def documents_page(
    viewer: Viewer, project: Project, *, chosen: Mapping[str, str], sort: str, number: str | None
) -> Page[Document]:
    """Return one page of a project's documents, filtered and sorted."""
    found = Document.objects.visible_to(viewer).filter(project=project, **_conditions(chosen))
    name = sort.removeprefix("-")
    by = F(SORTS[name])
    first = by.desc(nulls_last=True) if sort.startswith("-") else by.asc(nulls_last=True)
    listed = found.defer("text", "removed", "licence_note")
    return Paginator(listed.order_by(first, "title", "id"), ROWS).get_page(number)


def _conditions(chosen: Mapping[str, str]) -> dict[str, str]:
    exact = {name: chosen[name] for name in ("outlet", "language") if name in chosen}
    return exact | ({"title__icontains": chosen["title"]} if "title" in chosen else {})


def rows(viewer: Viewer, page: Page[Document]) -> list[Row]:
    """Return a page's documents with the viewer's work; nothing of suggestions to the blind."""
    ids = [document.pk for document in page.object_list]
    words = _words(ids)
    blind = set(open_blind_documents(viewer).filter(document__in=ids))
    suggestions = _suggestions(viewer, ids)
    decided = _decided(viewer, ids)
    added = _added(viewer, ids)
    return [
        Row(
            document=document,
            words=words[document.pk],
            is_blind=document.pk in blind,
            suggestions=suggestions[document.pk],
            decided=0 if document.pk in blind else decided[document.pk],
            added=added[document.pk],
        )
        for document in page.object_list
    ]


def _words(ids: Iterable[UUID]) -> Counter[UUID]:
    """Count the words of these documents; asked for a whole corpus it would read all its texts."""
    words = Func(F("text"), Value(WORD), function="regexp_count", output_field=IntegerField())
    return _counter(Document.objects.filter(pk__in=ids).values_list("pk", words))


def _suggestions(viewer: Viewer, ids: Iterable[UUID]) -> Counter[UUID]:
    found = SuggestedSpan.objects.visible_to(viewer).that_count().filter(document__in=ids)
    return _counter(found.values_list("document").annotate(Count("pk")))


def _decided(viewer: Viewer, ids: Iterable[UUID]) -> Counter[UUID]:
    """Count the viewer's decisions on what is suggested now; a later run inherits them."""
    own = Assignment.objects.filter(document__in=ids, reviewer=viewer.user.pk)
    suggested = SuggestedSpan.objects.that_count().filter(
        document=OuterRef("assignment__document"),
        label__layer__key=OuterRef("layer"),
        label__key=OuterRef("label"),
        start=OuterRef("start"),
        end=OuterRef("end"),
    )
    found = decided_verdicts(own).filter(Exists(suggested))
    return _counter(found.values_list("assignment__document").annotate(Count("pk")))


def _added(viewer: Viewer, ids: Iterable[UUID]) -> Counter[UUID]:
    marks = Mark.objects.live().filter(
        assignment__document__in=ids, assignment__reviewer=viewer.user.pk, suggestion=None
    )
    return _counter(marks.values_list("assignment__document").annotate(Count("pk")))


def _counter(counted: Iterable[tuple[UUID, int]]) -> Counter[UUID]:
    return Counter(dict(counted))


def counted_projects(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Add how many documents each project has."""
    documents = (
        Document.objects.filter(project=OuterRef("pk"))
        .order_by()
        .values("project")
        .annotate(found=Count("pk"))
        .values("found")
    )
    return projects.annotate(documents=documents).order_by("name")


def language_name(code: str) -> str:
    """Return the English name of a language, or its code where we know no name."""
    known = LANG_INFO.get(code) or LANG_INFO.get(code.split("-", maxsplit=1)[0]) or {}
    return str(known.get("name", code))
