"""`/api/v1/me/`."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.people.models import Membership
from annotator.people.permits import Verb, projects_where
from annotator.people.serializers import MeOut
from annotator.people.web import viewer


class Me(APIView):
    """`GET /api/v1/me/`: who is calling, with which scopes, and what they may do where."""

    @extend_schema(responses=MeOut, operation_id="me")
    def get(self, request: Request) -> Response:
        who = viewer(request)
        memberships = Membership.objects.filter(
            user=who.user, project__in=projects_where(who, Verb.READ)
        )
        told = {
            "name": who.user.username,
            "scopes": sorted(who.scopes),
            "memberships": memberships.select_related("project").order_by("project__slug"),
        }
        return Response(MeOut(told, context={"viewer": who}).data)
