"""`/api/v1/marks/`: human annotations."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.corpus.models import Document
from annotator.kernel.api_views import ResourceView, refuse_unknown_fields
from annotator.kernel.errors import Conflict, Invalid, VersionNeeded
from annotator.kernel.filters import StrictFilters
from annotator.kernel.openapi import IF_MATCH
from annotator.kernel.preconditions import if_match, if_none_match_any
from annotator.people.web import viewer
from annotator.review.actions.marks import add_mark, change_mark, delete_mark, put_mark
from annotator.review.filters import MarkFilter
from annotator.review.models import Mark
from annotator.review.reads import latest_revisions
from annotator.review.serializers import MarkChangeIn, MarkIn, MarkOut, RevisionOut

IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match",
    str,
    OpenApiParameter.HEADER,
    enum=["*"],
    description="`*`: create under this id, never overwrite.",
)


class Marks(ListAPIView[Mark]):
    """`GET /api/v1/marks/`: the caller's own marks, and others' that they may see."""

    serializer_class = MarkOut
    queryset = Mark.objects.none()
    filter_backends = [StrictFilters]
    filterset_class = MarkFilter
    ordering = ("made_at", "id")

    def get_queryset(self) -> QuerySet[Mark]:
        return Mark.objects.visible_to(viewer(self.request))

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        keys = [mark.pk for mark in page]
        said = {
            revision.mark_id: revision
            for revision in latest_revisions(Mark.objects.filter(pk__in=keys))
        }
        rows = [MarkOut().to_representation(said[key]) for key in keys]
        return self.get_paginated_response(rows)


class OneMark(ResourceView):
    """`/api/v1/marks/{uuid}/`."""

    def represent(self, thing: Mark) -> Any:
        return MarkOut().to_representation(thing)

    def version(self, thing: Mark) -> str:
        return str(thing.revision)

    @extend_schema(operation_id="mark", responses=MarkOut)
    def get(self, request: Request, pk: UUID) -> Response:
        """Return a mark as it stands; a deleted one says so."""
        return self._answer(self._mark(request, pk))

    @extend_schema(
        operation_id="put_mark",
        request=MarkIn,
        parameters=[IF_NONE_MATCH, IF_MATCH],
        responses={
            201: OpenApiResponse(MarkOut, description="Made."),
            200: OpenApiResponse(MarkOut, description="Changed, revived, or the same again."),
        },
    )
    def put(self, request: Request, pk: UUID) -> Response:
        """Make a mark (`If-None-Match: *`), or let one say this from here on (`If-Match`)."""
        given = MarkIn(data=request.data)
        refuse_unknown_fields(given, request.data)
        given.is_valid(raise_exception=True)
        base = if_match(request)
        if if_none_match_any(request):
            if base is not None:
                raise Invalid("Give If-None-Match to make a mark or If-Match to change one.")
            return self._add(request, pk, given)
        if base is None:
            raise VersionNeeded(
                "To make a mark send If-None-Match: *; to change or revive one, If-Match."
            )
        mark = self._mark(request, pk)
        if mark.assignment.document_id != given.validated_data["document"]:
            raise Conflict("This mark belongs to another document.", code="other_document")
        changed = put_mark(
            mark=mark,
            content=given.content(),
            quote=given.validated_data.get("quote"),
            base=base,
            replaces=given.replaced(),
            by=viewer(request),
        )
        return self._answer(changed)

    @extend_schema(
        operation_id="change_mark", request=MarkChangeIn, parameters=[IF_MATCH], responses=MarkOut
    )
    def patch(self, request: Request, pk: UUID) -> Response:
        """Change what is named; `If-Match` names the revision that was seen."""
        mark = self._mark(request, pk)
        given = MarkChangeIn(data=request.data)
        refuse_unknown_fields(given, request.data)
        given.is_valid(raise_exception=True)
        changed = change_mark(
            mark=mark,
            change=given.content,
            quote=given.validated_data.get("quote"),
            base=if_match(request),
            replaces=given.replaced(),
            by=viewer(request),
        )
        return self._answer(changed)

    @extend_schema(operation_id="delete_mark", parameters=[IF_MATCH], responses={200: MarkOut})
    def delete(self, request: Request, pk: UUID) -> Response:
        """Delete by a revision; the answer tells the deletion, whose version revives it."""
        mark = self._mark(request, pk)
        return self._answer(delete_mark(mark=mark, base=if_match(request), by=viewer(request)))

    def _add(self, request: Request, pk: UUID, given: MarkIn) -> Response:
        document = get_object_or_404(
            Document.objects.visible_to(viewer(request)).select_related("project"),
            pk=given.validated_data["document"],
        )
        added = add_mark(
            mark_id=pk,
            document=document,
            content=given.content(),
            quote=given.validated_data.get("quote"),
            replaces=given.replaced(),
            by=viewer(request),
        )
        return self._answer(added.mark, status=201 if added.is_new else 200)

    def _mark(self, request: Request, pk: UUID) -> Mark:
        visible = Mark.objects.visible_to(viewer(request))
        return get_object_or_404(
            visible.select_related("assignment__document__project", "assignment__reviewer"), pk=pk
        )

    def _answer(self, mark: Mark, status: int = 200) -> Response:
        return Response(self.represent(mark), status=status, headers={"ETag": self.etag(mark)})


class MarkHistory(ResourceView):
    """`GET /api/v1/marks/{uuid}/history/`: all that a mark has said, oldest first."""

    @extend_schema(operation_id="mark_history", responses=RevisionOut(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        mark = get_object_or_404(Mark.objects.visible_to(viewer(request)), pk=pk)
        revisions = mark.revisions.select_related("label__layer", "by").order_by("number")
        return Response(RevisionOut(revisions, many=True).data)
