"""Filters of lists: what is on the list of allowed names works, everything else is refused."""

from collections.abc import Collection, Iterable
from typing import Any, cast

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request

from annotator.kernel.errors import Invalid
from annotator.kernel.texts import is_storable

PAGING = frozenset({"cursor", "page_size"})


class StrictFilters(DjangoFilterBackend):  # type: ignore[misc]
    """django-filter with unknown names refused, for a filter with a typo must not show everything."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: Any
    ) -> QuerySet[Any]:
        filterset = getattr(view, "filterset_class", None)
        refuse_unknown(request, {*(filterset.base_filters if filterset else ()), *PAGING})
        return cast(QuerySet[Any], super().filter_queryset(request, queryset, view))


def refuse_unknown(
    request: Request, known: Iterable[str], *, several: Collection[str] = frozenset()
) -> None:
    """Raise Invalid for a query parameter that is not known here, cannot be, or stands twice.

    `several` names those that may be repeated.
    """
    names = ", ".join(sorted(known))
    details = {}
    for name, values in request.query_params.lists():
        if name not in known:
            details[name[:80]] = [f"No such parameter. There are: {names}."]
        elif len(values) > 1 and name not in several:
            details[name] = ["Give it once."]
        elif not all(map(is_storable, values)):
            details[name] = ["A NUL or half a surrogate pair cannot be in it."]
    if details:
        raise Invalid("Some fields are not valid.", details=details)
