"""What lists of documents can be filtered by."""

import django_filters

from annotator.corpus.models import Document


class DocumentFilter(django_filters.FilterSet):  # type: ignore[misc]
    project = django_filters.CharFilter(field_name="project__slug")
    language = django_filters.CharFilter()
    outlet = django_filters.CharFilter()

    class Meta:
        model = Document
        fields: list[str] = []
