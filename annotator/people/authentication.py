"""Who is calling the API: the owner of a bearer token, or the person signed in to the browser."""

import logging
from datetime import timedelta

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from annotator.people.models import Token, User
from annotator.people.secrets import TOKEN_MARK, hashed

security = logging.getLogger("hikiwake.security")

USE_IS_NOTED_EVERY = timedelta(minutes=5)


class BearerToken(BaseAuthentication):
    """`Authorization: Bearer hkw_…`, in the header only."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        token = (
            Token.objects.usable()
            .select_related("user")
            .filter(sha256=hashed(secret.strip()))
            .first()
        )
        if token is None:
            security.warning("token refused from %s", request.META.get("REMOTE_ADDR"))
            raise AuthenticationFailed(
                f"This token is unknown, expired or revoked. Tokens begin with {TOKEN_MARK}."
            )
        self._note_use(token)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'

    def _note_use(self, token: Token) -> None:
        """Note the use now and then only: a read should not cost a write."""
        now = timezone.now()
        if token.last_used_at is None or token.last_used_at < now - USE_IS_NOTED_EVERY:
            Token.objects.filter(pk=token.pk).update(last_used_at=now)


class BrowserSession(SessionAuthentication):
    """The browser's session, with CSRF checked on every write."""

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'
