"""Filters of lists: what is on the list of allowed names works, everything else is refused."""

from typing import Any, cast

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request

from annotator.kernel.errors import Invalid

ALWAYS_ALLOWED = frozenset({"cursor", "page_size"})


class StrictFilters(DjangoFilterBackend):  # type: ignore[misc]
    """django-filter with unknown names refused, for a filter with a typo must not show everything."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: Any
    ) -> QuerySet[Any]:
        filterset = getattr(view, "filterset_class", None)
        refuse_unknown(request, filterset.base_filters if filterset else ())
        return cast(QuerySet[Any], super().filter_queryset(request, queryset, view))


def refuse_unknown(request: Request, known: Any) -> None:
    """Raise Invalid for a query parameter that is not known here."""
    unknown = sorted(set(request.query_params) - set(known) - ALWAYS_ALLOWED)
    if unknown:
        names = ", ".join(sorted({*known, *ALWAYS_ALLOWED}))
        raise Invalid(
            "Some fields are not valid.",
            details={name[:80]: [f"No such filter. There are: {names}."] for name in unknown},
        )
