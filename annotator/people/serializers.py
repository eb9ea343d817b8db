"""How people and projects are told."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from annotator.people.models import Membership, Project, Role, Scope, Token
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


class ProjectChangeIn(serializers.Serializer[Any]):
    """What shall differ."""

    name = serializers.CharField(required=False, max_length=200)
    description = serializers.CharField(required=False, allow_blank=True, max_length=5000)


class MemberOut(serializers.ModelSerializer[Membership]):
    user = serializers.CharField(source="user.username")
    roles = serializers.ListField(child=serializers.ChoiceField(choices=Role.choices))

    class Meta:
        model = Membership
        fields = ["user", "roles"]


class MemberChangeIn(serializers.Serializer[Any]):
    """All roles; they replace the ones that stand."""

    roles = serializers.ListField(
        child=serializers.ChoiceField(choices=Role.choices), allow_empty=False
    )


class MemberIn(MemberChangeIn):
    """Somebody who has an account."""

    user = serializers.CharField(max_length=150)


class TokenOut(serializers.ModelSerializer[Token]):
    """A token without its secret, which nobody can read again."""

    scopes = serializers.ListField(child=serializers.ChoiceField(choices=Scope.choices))

    class Meta:
        model = Token
        fields = [
            "id",
            "name",
            "prefix",
            "scopes",
            "made_at",
            "expires_at",
            "revoked_at",
            "last_used_at",
        ]


class TokenShownOut(TokenOut):
    """A token at the one moment when it can be read."""

    token = serializers.SerializerMethodField()

    class Meta(TokenOut.Meta):
        fields = [*TokenOut.Meta.fields, "token"]

    def get_token(self, _token: Token) -> str:
        return str(self.context["secret"])


class TokenIn(serializers.Serializer[Any]):
    scopes = serializers.ListField(
        child=serializers.ChoiceField(choices=Scope.choices), allow_empty=False
    )
    name = serializers.CharField(required=False, allow_blank=True, max_length=100)
