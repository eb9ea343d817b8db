"""`/api/v1/documents/`: the texts, their descriptions and zones."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.corpus.filters import DocumentFilter
from annotator.corpus.models import Document
from annotator.corpus.reads import current_zone_set
from annotator.corpus.serializers import DocumentOut, DocumentRow, ZoneOut
from annotator.kernel.filters import StrictFilters
from annotator.kernel.text_answers import plain_text
from annotator.people.web import viewer


class Documents(ListAPIView[Document]):
    """`GET /api/v1/documents/`: the documents that the caller may read, as they came in."""

    serializer_class = DocumentRow
    queryset = Document.objects.none()
    filter_backends = [StrictFilters]
    filterset_class = DocumentFilter
    ordering = ("added_at", "id")

    def get_queryset(self) -> QuerySet[Document]:
        visible = Document.objects.visible_to(viewer(self.request))
        return visible.defer("text").select_related("project").prefetch_related("zone_sets__zones")


class OneDocument(RetrieveAPIView[Document]):
    """`GET /api/v1/documents/{id}/`: one document with its text."""

    serializer_class = DocumentOut
    queryset = Document.objects.none()

    def get_queryset(self) -> QuerySet[Document]:
        visible = Document.objects.visible_to(viewer(self.request))
        return visible.select_related("project").prefetch_related("zone_sets__zones")


class DocumentText(APIView):
    """`GET /api/v1/documents/{id}/text/`: the text alone; offsets count its code points."""

    @extend_schema(
        operation_id="document_text",
        responses={(200, "text/plain"): OpenApiTypes.STR},
    )
    def get(self, request: Request, pk: UUID) -> HttpResponse:
        document = get_object_or_404(Document.objects.visible_to(viewer(request)), pk=pk)
        return plain_text(document.text)


class DocumentZones(APIView):
    """`GET /api/v1/documents/{id}/zones/`: the zones that count, in reading order."""

    @extend_schema(operation_id="document_zones", responses=OpenApiResponse(ZoneOut(many=True)))
    def get(self, request: Request, pk: UUID) -> Response:
        document = get_object_or_404(Document.objects.visible_to(viewer(request)), pk=pk)
        return Response(ZoneOut(current_zone_set(document).zones.all(), many=True).data)
