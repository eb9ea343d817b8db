"""`/api/v1/annotations/` and `/api/v1/projects/{slug}/export/`."""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from annotator.exchange.answers import Ndjson, file_answer
from annotator.exchange.export import ROWS_AT_ONCE, export, spooled
from annotator.exchange.formats.header import Encoder
from annotator.exchange.formats.registry import FORMATS
from annotator.exchange.reads import Counts, annotated
from annotator.exchange.requests import PARAMETERS, SEVERAL, selection_of
from annotator.exchange.selection import (
    Access,
    Selection,
    access_of,
    check_selection,
    selected_documents,
)
from annotator.exchange.serializers import AnnotationPage
from annotator.exchange.snapshot import snapshot
from annotator.kernel.errors import Invalid
from annotator.kernel.filters import PAGING, refuse_unknown
from annotator.kernel.pagination import StableCursor
from annotator.people.permits import Verb, projects_where
from annotator.people.web import viewer


def _several(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(name, str, many=True, description=description)


SELECTION = [
    OpenApiParameter(
        "view",
        str,
        description="`reviewed` (default), `suggested`, `all`, or `reviewer:<name>`.",
    ),
    _several("layer", "Layer keys; repeat for several."),
    _several("label", "Label keys; repeat for several."),
    OpenApiParameter("document", UUID, many=True, description="Document ids; repeat for several."),
    _several("language", "Language codes; repeat for several."),
    OpenApiParameter("updated_since", OpenApiTypes.DATETIME),
]


class Annotations(APIView):
    """`GET /api/v1/annotations/`: labelled spans with their provenance, one record each."""

    renderer_classes = [JSONRenderer, Ndjson]
    ordering = ("added_at", "id")

    @extend_schema(
        operation_id="annotations",
        parameters=[
            OpenApiParameter("project", str, description="Needed by members of several projects."),
            *SELECTION,
            OpenApiParameter("cursor", str, description="Taken from `next`."),
            OpenApiParameter("page_size", int, description="Documents a page, 1 to 1000."),
        ],
        responses={
            (200, "application/json"): AnnotationPage,
            (200, "application/x-ndjson"): OpenApiTypes.STR,
        },
    )
    def get(self, request: Request) -> HttpResponseBase:
        """As pages of JSON, or whole as NDJSON that ends with an end record."""
        is_stream = isinstance(request.accepted_renderer, Ndjson)
        known = PARAMETERS if is_stream else PARAMETERS | PAGING
        refuse_unknown(request, known, several=SEVERAL)
        selection = selection_of(request.query_params, viewer=viewer(request))
        access = access_of(viewer(request), selection)
        if is_stream:
            return _stream(request, selection, access)
        with snapshot():
            check_selection(selection, access)
            pages = StableCursor()
            documents = selected_documents(selection, access).defer("text", "removed")
            page = pages.paginate_queryset(documents, request, self)
            found = annotated(page, selection=selection, access=access, counts=Counts())
            rows = [record for one in found for record in _flat(one.document.pk, one.records)]
        return pages.get_paginated_response(rows)


def _flat(document: UUID, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"document": str(document)} | record for record in records]


def _stream(request: Request, selection: Selection, access: Access) -> HttpResponseBase:
    """Spool one snapshot first: a slow reader holds no transaction, and the end is known."""
    counts, digest = Counts(), hashlib.sha256()
    with spooled() as file:

        def put(value: dict[str, Any]) -> None:
            line = json.dumps(value, cls=Encoder, ensure_ascii=False, separators=(",", ":"))
            digest.update(data := f"{line}\n".encode())
            file.write(data)

        with snapshot():
            check_selection(selection, access)
            documents = selected_documents(selection, access).defer("text", "removed")
            rows = documents.iterator(chunk_size=ROWS_AT_ONCE)
            for one in annotated(rows, selection=selection, access=access, counts=counts):
                for record in _flat(one.document.pk, one.records):
                    put(record)
        put({"end": True, **counts.as_json()})
        size = file.tell()
        file.seek(0)
    return file_answer(
        request,
        file,
        size=size,
        sha256=digest.hexdigest(),
        media_type=Ndjson.media_type,
        name=f"{selection.project.slug}.annotations.ndjson",
    )


class ProjectExport(APIView):
    """`GET /api/v1/projects/{slug}/export/`: the file that `manage.py export` writes."""

    renderer_classes = [JSONRenderer, Ndjson]

    @extend_schema(
        operation_id="project_export",
        parameters=[
            OpenApiParameter("format", str, enum=sorted(FORMATS), description="Default: json."),
            *SELECTION,
        ],
        responses={
            (200, "application/json"): OpenApiTypes.OBJECT,
            (200, "application/x-ndjson"): OpenApiTypes.STR,
        },
    )
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The same selection of the same state gives the same bytes; `ETag` is their SHA-256."""
        refuse_unknown(request, (PARAMETERS | {"format"}) - {"project"}, several=SEVERAL)
        who = viewer(request)
        project = get_object_or_404(projects_where(who, Verb.READ), slug=slug)
        form = FORMATS.get(request.query_params.get("format", "json"))
        if form is None:
            raise Invalid(
                "Some fields are not valid.", details={"format": [f"One of: {', '.join(FORMATS)}."]}
            )
        selection = selection_of(request.query_params, viewer=who, project=project)
        made = export(selection, access_of(who, selection), form)
        return file_answer(
            request,
            made.file,
            size=made.size,
            sha256=made.sha256,
            media_type=form.media_type,
            name=f"{slug}.{selection.view.kind}{form.suffix}",
        )
