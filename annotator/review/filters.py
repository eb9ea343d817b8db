"""What lists of suggestions and marks can be filtered by."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from annotator.review.models import Mark, VerdictKind
from annotator.suggestion.models import SuggestedSpan

OPEN = "open"
STATES = {
    OPEN: Q(own_kind__isnull=True) | Q(own_kind=VerdictKind.WITHDRAW),
    "confirmed": Q(own_kind=VerdictKind.CONFIRM),
    "edited": Q(own_kind=VerdictKind.EDIT),
    "rejected": Q(own_kind=VerdictKind.REJECT),
}


class SuggestionFilter(django_filters.FilterSet):  # type: ignore[misc]
    project = django_filters.CharFilter(field_name="document__project__slug")
    document = django_filters.UUIDFilter(field_name="document")
    layer = django_filters.CharFilter(field_name="label__layer__key")
    label = django_filters.CharFilter(field_name="label__key")
    state = django_filters.ChoiceFilter(
        choices=[(state, state) for state in STATES], method="with_state"
    )

    class Meta:
        model = SuggestedSpan
        fields: list[str] = []

    def with_state(self, queryset: QuerySet[Any], _name: str, state: str) -> QuerySet[Any]:
        return queryset.filter(STATES[state])


class MarkFilter(django_filters.FilterSet):  # type: ignore[misc]
    project = django_filters.CharFilter(field_name="assignment__document__project__slug")
    document = django_filters.UUIDFilter(field_name="assignment__document")
    reviewer = django_filters.CharFilter(field_name="assignment__reviewer__username")
    deleted = django_filters.ChoiceFilter(
        choices=[("true", "true"), ("false", "false")], method="that_are_deleted"
    )

    class Meta:
        model = Mark
        fields: list[str] = []

    def that_are_deleted(self, queryset: QuerySet[Any], _name: str, deleted: str) -> QuerySet[Any]:
        live = Mark.objects.live()
        return queryset.exclude(pk__in=live) if deleted == "true" else queryset.filter(pk__in=live)
