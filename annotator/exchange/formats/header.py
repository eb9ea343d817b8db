"""What both JSON formats tell about an export and about a document."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from annotator.exchange.reads import Annotated
from annotator.exchange.selection import Selection
from annotator.scheme.models import Scheme

OFFSETS = "Unicode code points into text, start inclusive, end exclusive"


class Encoder(DjangoJSONEncoder):
    """Times in ISO 8601 with all their digits: Django's own encoder cuts microseconds."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def header(selection: Selection, scheme: Scheme) -> dict[str, Any]:
    """Return what was asked for. Holds no time of its own: the same state gives the same bytes."""
    return {
        "format": "hikiwake",
        "version": 1,
        "offsets": OFFSETS,
        "project": selection.project.slug,
        "scheme": {"title": scheme.title, "version": scheme.version},
        "view": str(selection.view),
        "layers": _listed(selection.layers),
        "labels": _listed(selection.labels),
    }


def document_head(one: Annotated) -> dict[str, Any]:
    """Return a document's description, its progress and its text."""
    document = one.document
    return {
        "id": str(document.pk),
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "date": document.published_on,
        "address": document.address,
        "language": document.language,
        "licence_note": document.licence_note,
        "suggestions": one.suggestions,
        "decided": one.decided,
        "text_sha256": document.text_sha256,
        "text": document.text,
    }


def _listed(limits: frozenset[str] | None) -> list[str] | None:
    return None if limits is None else sorted(limits)
