"""`/api/v1/projects/`: the projects that the caller may read; managers change them."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.kernel.api_views import ResourceView, refuse_unknown_fields
from annotator.kernel.filters import StrictFilters
from annotator.kernel.openapi import IF_MATCH
from annotator.kernel.preconditions import if_match
from annotator.people.managing import change_project, version_of_project
from annotator.people.models import Project
from annotator.people.permits import Verb, projects_where
from annotator.people.serializers import ProjectChangeIn, ProjectOut
from annotator.people.web import viewer


class Projects(ListAPIView[Project]):
    """`GET /api/v1/projects/`."""

    serializer_class = ProjectOut
    queryset = Project.objects.none()
    filter_backends = [StrictFilters]
    ordering = ("slug", "id")

    def get_queryset(self) -> QuerySet[Project]:
        return projects_where(viewer(self.request), Verb.READ)


class OneProject(ResourceView):
    """`/api/v1/projects/{slug}/`."""

    def represent(self, thing: Project) -> Any:
        return ProjectOut(thing).data

    def version(self, thing: Project) -> str:
        return version_of_project(thing)

    @extend_schema(operation_id="project", responses=ProjectOut)
    def get(self, request: Request, slug: str) -> Response:
        return self._answer(self._project(request, slug))

    @extend_schema(
        operation_id="change_project",
        request=ProjectChangeIn,
        parameters=[IF_MATCH],
        responses=ProjectOut,
    )
    def patch(self, request: Request, slug: str) -> Response:
        """Change name or description; `If-Match` names the version that was seen."""
        project = self._project(request, slug)
        given = ProjectChangeIn(data=request.data)
        refuse_unknown_fields(given, request.data)
        given.is_valid(raise_exception=True)
        changed = change_project(
            project=project, base=if_match(request), by=viewer(request), **given.validated_data
        )
        return self._answer(changed)

    def _project(self, request: Request, slug: str) -> Project:
        return get_object_or_404(projects_where(viewer(request), Verb.READ), slug=slug)

    def _answer(self, project: Project) -> Response:
        return Response(self.represent(project), headers={"ETag": self.etag(project)})
