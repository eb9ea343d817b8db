"""One JSON shape for every refusal of the API: `{"code", "message", "details"}`.

Who is not let in, and who is not allowed to, goes to the security log as well: who (an id), what
they asked for, and the code of the refusal; no token, no text.
"""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from annotator.kernel.errors import DomainError, Stale
from annotator.kernel.outage import MESSAGE, RETRY_AFTER_SECONDS

security = logging.getLogger("hikiwake.security")

CODES = {
    400: "invalid",
    401: "not_authenticated",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "too_large",
    415: "unsupported_media_type",
    429: "too_many_requests",
}


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn a refusal into its answer; anything unforeseen stays an error of ours."""
    set_rollback()
    response = _answer(error, context)
    if response is not None and response.status_code in {401, 403}:
        _log(response, context)
    return response


def _log(response: Response, context: dict[str, Any]) -> None:
    request = context["request"]
    security.warning(
        "%s %s %s: refused %s, user %s",
        response.status_code,
        request.method,
        request.path,
        response.data["code"],
        getattr(request.user, "pk", None) or "nobody",
    )


def _answer(error: Exception, context: dict[str, Any]) -> Response | None:
    if isinstance(error, OperationalError | InterfaceError):
        body = {"code": "unavailable", "message": MESSAGE, "details": {}}
        return Response(body, status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
    if isinstance(error, DomainError):
        return _from_domain(error, context["view"])
    if isinstance(error, Http404):
        error = exceptions.NotFound("There is no such thing here, or none that you may see.")
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if isinstance(error, exceptions.APIException):
        return _from_framework(error)
    return None


def _from_domain(error: DomainError, view: Any) -> Response:
    details = dict(error.details)
    headers = {}
    if isinstance(error, Stale):
        details["current"] = view.represent(error.current)
        headers["ETag"] = view.etag(error.current)
    body = {"code": error.code, "message": error.message, "details": details}
    return Response(body, status=error.status, headers=headers)


def _from_framework(error: exceptions.APIException) -> Response:
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(int(wait))
    if isinstance(error, exceptions.ValidationError):
        message, details = "Some fields are not valid.", _by_field(error.detail)
    else:
        message, details = str(error.detail), {}
    body = {
        "code": CODES.get(error.status_code, "error"),
        "message": message,
        "details": details,
    }
    return Response(body, status=error.status_code, headers=headers)


def _by_field(detail: Any) -> dict[str, Any]:
    return detail if isinstance(detail, dict) else {"non_field_errors": detail}
