"""`/api/v1/documents/{id}/sentences/`."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.corpus.models import Document
from annotator.people.web import viewer
from annotator.segmentation.reads import sentences_of
from annotator.segmentation.serializers import SentenceOut


class DocumentSentences(APIView):
    """`GET /api/v1/documents/{id}/sentences/`: the sentences that count, in reading order."""

    @extend_schema(
        operation_id="document_sentences", responses=OpenApiResponse(SentenceOut(many=True))
    )
    def get(self, request: Request, pk: UUID) -> Response:
        document = get_object_or_404(Document.objects.visible_to(viewer(request)), pk=pk)
        return Response(SentenceOut(sentences_of(document), many=True).data)
