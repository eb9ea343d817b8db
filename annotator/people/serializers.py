"""How people and projects are told."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from annotator.people.models import Membership, Project, Role, Scope
from annotator.people.permits import PERMITS, Verb, Viewer


class ProjectOut(serializers.ModelSerializer[Project]):
    class Meta:
        model = Project
        fields = ["id", "slug", "name", "description", "made_at"]


class MembershipOut(serializers.ModelSerializer[Membership]):
    project = serializers.SlugRelatedField[Project](slug_field="slug", read_only=True)
    roles = serializers.ListField(child=serializers.ChoiceField(choices=Role.choices))
    verbs = serializers.SerializerMethodField()

    class Meta:
        model = Membership
        fields = ["project", "roles", "verbs"]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=list(Verb))))
    def get_verbs(self, membership: Membership) -> list[str]:
        viewer: Viewer = self.context["viewer"]
        permitted = {verb for role in membership.roles for verb in PERMITS[Role(role)]}
        return sorted(verb for verb in permitted if viewer.lets_through(verb))


class MeOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    scopes = serializers.ListField(child=serializers.ChoiceField(choices=Scope.choices))
    memberships = MembershipOut(many=True)
