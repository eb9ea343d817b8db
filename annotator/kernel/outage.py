"""What is said while the database is away or takes too long: 503 and try again, not an error of ours."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

RETRY_AFTER_SECONDS = 5
MESSAGE = "The database does not answer just now. Nothing of this request was stored; try again."


class Outage:
    """Answer 503 with `Retry-After` where a request meets no database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, OperationalError | InterfaceError):
            return None
        if request.path.startswith("/api/"):
            body = {"code": "unavailable", "message": MESSAGE, "details": {}}
            answer: HttpResponse = JsonResponse(body, status=503)
        else:
            answer = render(None, "503.html", {"message": MESSAGE}, status=503)
        answer["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return answer
