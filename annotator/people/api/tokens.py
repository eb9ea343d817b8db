"""`/api/v1/tokens/`: one's own tokens; shown once, revoked at will."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.kernel.api_views import refuse_unknown_fields
from annotator.kernel.errors import Forbidden
from annotator.kernel.filters import StrictFilters
from annotator.people.actions import issue_token, revoke_token
from annotator.people.models import Scope, Token
from annotator.people.rules import plain_name
from annotator.people.serializers import TokenIn, TokenOut, TokenShownOut
from annotator.people.web import viewer


def _check_may_keep_tokens(request: Request) -> None:
    """A token that leaks must neither outlive its revocation nor revoke others."""
    if isinstance(request.auth, Token) and Scope.MANAGE not in request.auth.scopes:
        raise Forbidden("This needs the browser, or a token with the scope manage.", code="scope")


def _name(text: str) -> str:
    return plain_name(text, field="name", most=100) if text else ""


class Tokens(ListAPIView[Token]):
    """`/api/v1/tokens/`."""

    serializer_class = TokenOut
    queryset = Token.objects.none()
    filter_backends = [StrictFilters]
    ordering = ("made_at", "id")

    def get_queryset(self) -> QuerySet[Token]:
        return Token.objects.filter(user=self.request.user.pk)

    @extend_schema(
        operation_id="issue_token",
        request=TokenIn,
        responses={201: OpenApiResponse(TokenShownOut)},
    )
    def post(self, request: Request) -> Response:
        """Issue a token for oneself; `token` is shown this once.

        Nobody can give more scopes than their own way in has.
        """
        given = TokenIn(data=request.data)
        refuse_unknown_fields(given, request.data)
        given.is_valid(raise_exception=True)
        scopes = set(given.validated_data["scopes"])
        _check_may_keep_tokens(request)
        own = viewer(request).scopes
        if not scopes <= own:
            raise Forbidden(
                f"From here you can give: {', '.join(sorted(own))}. `train` shows scores before a "
                "decision; whoever runs the server issues it with issue_token.",
                code="scope",
            )
        who = viewer(request).user
        issued = issue_token(
            user=who,
            scopes=scopes,
            name=_name(given.validated_data.get("name", "")),
            by=who,
        )
        return Response(TokenShownOut(issued.token, context={"secret": issued.secret}).data, 201)


class OneToken(APIView):
    """`/api/v1/tokens/{id}/`."""

    @extend_schema(operation_id="token", responses=TokenOut)
    def get(self, request: Request, pk: UUID) -> Response:
        return Response(TokenOut(self._token(request, pk)).data)

    @extend_schema(operation_id="revoke_token", request=None, responses=TokenOut)
    def delete(self, request: Request, pk: UUID) -> Response:
        """Revoke a token, effective at its next use; doing it again changes nothing."""
        _check_may_keep_tokens(request)
        token = revoke_token(token=self._token(request, pk), by=viewer(request).user)
        return Response(TokenOut(token).data)

    def _token(self, request: Request, pk: UUID) -> Token:
        return get_object_or_404(Token.objects.filter(user=request.user.pk), pk=pk)
