"""`/api/v1/suggestions/`: what machines suggested, and deciding on it."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.kernel.api_views import ResourceView, refuse_unknown_fields
from annotator.kernel.errors import NotFound
from annotator.kernel.filters import StrictFilters
from annotator.kernel.openapi import IF_MATCH
from annotator.kernel.preconditions import if_match
from annotator.people.models import Scope
from annotator.people.permits import Verb, Viewer, projects_where
from annotator.people.web import viewer
from annotator.review.actions.verdicts import give_verdict, version_of
from annotator.review.filters import SuggestionFilter
from annotator.review.models import Verdict
from annotator.review.reads import standing_verdict, verdicts_visible_to, with_own_verdict
from annotator.review.serializers import VerdictIn, VerdictOut
from annotator.review.suggestion_serializers import SuggestionOut
from annotator.suggestion.models import SuggestedSpan


def _with_all_that_is_told(
    suggestions: QuerySet[SuggestedSpan], who: Viewer
) -> QuerySet[SuggestedSpan]:
    """Never with the documents' texts: a page of suggestions would hold one copy a row."""
    return (
        with_own_verdict(suggestions, who)
        .select_related("label__layer", "run__suggester", "document__project")
        .defer("document__text", "document__removed")
    )


def _told(who: Viewer, suggestions: list[Any]) -> dict[str, Any]:
    """Return what the serializer has to know about the caller and their decisions."""
    ids = [found.own_verdict for found in suggestions if found.own_verdict]
    verdicts = Verdict.objects.select_related(
        "assignment__reviewer",
        "mark_revision__label__layer",
        "mark_revision__mark__assignment__reviewer",
    ).in_bulk(ids)
    scored = None
    if Scope.TRAIN not in who.scopes:
        scored = set(projects_where(who, Verb.SCORES).values_list("pk", flat=True))
    return {"verdicts": verdicts, "scored": scored}


class Suggestions(ListAPIView[SuggestedSpan]):
    """`GET /api/v1/suggestions/`: those of the latest run on each document."""

    serializer_class = SuggestionOut
    queryset = SuggestedSpan.objects.none()
    filter_backends = [StrictFilters]
    filterset_class = SuggestionFilter
    ordering = ("document_id", "start", "end", "id")

    def get_queryset(self) -> QuerySet[SuggestedSpan]:
        who = viewer(self.request)
        return _with_all_that_is_told(SuggestedSpan.objects.visible_to(who).that_count(), who)

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        rows = SuggestionOut(page, many=True, context=_told(viewer(request), list(page)))
        return self.get_paginated_response(rows.data)


class OneSuggestion(RetrieveAPIView[SuggestedSpan]):
    """`GET /api/v1/suggestions/{id}/`: one suggestion, of whichever run, with one's own decision."""

    serializer_class = SuggestionOut
    queryset = SuggestedSpan.objects.none()

    def get_queryset(self) -> QuerySet[SuggestedSpan]:
        who = viewer(self.request)
        return _with_all_that_is_told(SuggestedSpan.objects.visible_to(who), who)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        suggestion = self.get_object()
        return Response(
            SuggestionOut(suggestion, context=_told(viewer(request), [suggestion])).data
        )


class SuggestionVerdict(ResourceView):
    """`/api/v1/suggestions/{id}/verdict/`: the caller's decision on one suggestion."""

    def represent(self, thing: Verdict | None) -> Any:
        return VerdictOut(thing).data if thing else None

    def version(self, thing: Verdict) -> str:
        return version_of(thing)

    @extend_schema(operation_id="verdict", responses=VerdictOut)
    def get(self, request: Request, pk: UUID) -> Response:
        """Return the decision that stands."""
        verdict = standing_verdict(self._suggestion(request, pk), viewer(request).user)
        if verdict is None:
            raise NotFound("You have not decided on this suggestion yet.", code="undecided")
        return Response(self.represent(verdict), headers={"ETag": self.etag(verdict)})

    @extend_schema(
        operation_id="give_verdict",
        request=VerdictIn,
        parameters=[IF_MATCH],
        responses={
            201: OpenApiResponse(VerdictOut, description="The first decision."),
            200: OpenApiResponse(VerdictOut, description="Changed, or the same again."),
        },
    )
    def put(self, request: Request, pk: UUID) -> Response:
        """Decide. Another decision than the one that stands names its version in `If-Match`."""
        suggestion = self._suggestion(request, pk)
        given = VerdictIn(data=request.data)
        refuse_unknown_fields(given, request.data)
        given.is_valid(raise_exception=True)
        decided = give_verdict(
            suggestion=suggestion,
            given=given.decision(),
            base=if_match(request),
            by=viewer(request),
        )
        return Response(
            self.represent(decided.verdict),
            status=201 if decided.is_first else 200,
            headers={"ETag": self.etag(decided.verdict)},
        )

    def _suggestion(self, request: Request, pk: UUID) -> SuggestedSpan:
        visible = SuggestedSpan.objects.visible_to(viewer(request))
        return get_object_or_404(visible.select_related("label__layer", "document__project"), pk=pk)


class SuggestionHistory(ResourceView):
    """`GET /api/v1/suggestions/{id}/history/`: the caller's decisions on it, oldest first.

    Whoever oversees the project sees everybody's.
    """

    @extend_schema(operation_id="suggestion_history", responses=VerdictOut(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        who = viewer(request)
        suggestion = get_object_or_404(
            SuggestedSpan.objects.visible_to(who).select_related("label__layer"), pk=pk
        )
        verdicts = verdicts_visible_to(suggestion, who).order_by("given_at", "number", "id")
        return Response(VerdictOut(verdicts, many=True).data)
