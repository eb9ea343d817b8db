"""`/api/v1/projects/{slug}/members/`: who is in a project, and as what."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.kernel.api_views import ResourceView, refuse_unknown_fields
from annotator.kernel.filters import StrictFilters
from annotator.kernel.openapi import IF_MATCH
from annotator.kernel.preconditions import if_match
from annotator.people.managing import (
    add_member,
    change_member,
    remove_member,
    version_of_membership,
)
from annotator.people.models import Membership, Project
from annotator.people.permits import Verb, projects_where
from annotator.people.serializers import MemberChangeIn, MemberIn, MemberOut
from annotator.people.web import viewer


def _project(request: Request, slug: str) -> Project:
    return get_object_or_404(projects_where(viewer(request), Verb.READ), slug=slug)


class Members(ListAPIView[Membership]):
    """`/api/v1/projects/{slug}/members/`."""

    serializer_class = MemberOut
    queryset = Membership.objects.none()
    filter_backends = [StrictFilters]
    ordering = ("user__username", "id")

    def get_queryset(self) -> QuerySet[Membership]:
        project = _project(self.request, self.kwargs["slug"])
        return Membership.objects.filter(project=project).select_related("user")

    @extend_schema(
        operation_id="add_member", request=MemberIn, responses={201: OpenApiResponse(MemberOut)}
    )
    def post(self, request: Request, slug: str) -> Response:
        """Let somebody who has an account in; managers only."""
        project = _project(request, slug)
        given = MemberIn(data=request.data)
        refuse_unknown_fields(given, request.data)
        given.is_valid(raise_exception=True)
        membership = add_member(
            project=project,
            name=given.validated_data["user"],
            roles=given.validated_data["roles"],
            by=viewer(request),
        )
        return Response(MemberOut(membership).data, status=201)


class OneMember(ResourceView):
    """`/api/v1/projects/{slug}/members/{user}/`."""

    def represent(self, thing: Membership) -> Any:
        return MemberOut(thing).data

    def version(self, thing: Membership) -> str:
        return version_of_membership(thing)

    @extend_schema(operation_id="member", responses=MemberOut)
    def get(self, request: Request, slug: str, user: str) -> Response:
        return self._answer(self._member(request, slug, user))

    @extend_schema(
        operation_id="change_member",
        request=MemberChangeIn,
        parameters=[IF_MATCH],
        responses=MemberOut,
    )
    def patch(self, request: Request, slug: str, user: str) -> Response:
        """Change somebody's roles; managers only."""
        membership = self._member(request, slug, user)
        given = MemberChangeIn(data=request.data)
        refuse_unknown_fields(given, request.data)
        given.is_valid(raise_exception=True)
        changed = change_member(
            membership=membership,
            roles=given.validated_data["roles"],
            base=if_match(request),
            by=viewer(request),
        )
        return self._answer(changed)

    @extend_schema(
        operation_id="remove_member", parameters=[IF_MATCH], request=None, responses={204: None}
    )
    def delete(self, request: Request, slug: str, user: str) -> Response:
        """Let somebody go, effective at their next request; managers only."""
        membership = self._member(request, slug, user)
        remove_member(membership=membership, base=if_match(request), by=viewer(request))
        return Response(status=204)

    def _member(self, request: Request, slug: str, user: str) -> Membership:
        members = Membership.objects.select_related("user", "project")
        return get_object_or_404(members, project=_project(request, slug), user__username=user)

    def _answer(self, membership: Membership) -> Response:
        return Response(self.represent(membership), headers={"ETag": self.etag(membership)})
