"""Requests of members: who is looking, from a page's request or the API's."""

from typing import cast

from django.http import HttpRequest
from rest_framework.request import Request

from annotator.people.models import Scope, Token, User
from annotator.people.permits import SESSION_SCOPES, Viewer


class MemberRequest(HttpRequest):
    """A request that `login_required` has let through: its user is a person, never anonymous."""

    user: User


def viewer(request: Request | MemberRequest) -> Viewer:
    """Return who is looking, with the scopes of their way in."""
    token = getattr(request, "auth", None)
    scopes = (
        frozenset(Scope(s) for s in token.scopes) if isinstance(token, Token) else SESSION_SCOPES
    )
    return Viewer(user=cast(User, request.user), scopes=scopes)
