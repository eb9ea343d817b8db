"""Requests that would be misread are refused before anything reads them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.common import CommonMiddleware
from django.shortcuts import render

API = "/api/"


class OddRequests:
    """Refuse bodies of unknown length, and addresses with a NUL in them.

    WSGI gives a body only up to its `Content-Length`; a chunked one would be taken for empty, and
    a change that says nothing would be answered with 200.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path:
            return not_there(request)
        if request.headers.get("Transfer-Encoding") and not request.headers.get("Content-Length"):
            message = "Send the length of the body: Content-Length, not Transfer-Encoding: chunked."
            return _told(411, "length_required", message)
        return self.get_response(request)


class SlashForPages(CommonMiddleware):
    """A page's address without its last slash leads to it; the API's is told to be not there."""

    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        if request.path.startswith(API):
            return False
        return bool(super().should_redirect_with_slash(request))


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404, under the API in its one shape."""
    if request.path.startswith(API):
        message = "There is no such address. Addresses of the API end with a slash."
        return _told(404, "not_found", message)
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer 500, under the API in its one shape."""
    if request.path.startswith(API):
        return _told(500, "broken", "The fault is ours, and it has been logged.")
    return render(None, "500.html", status=500)


def _told(status: int, code: str, message: str) -> HttpResponse:
    return JsonResponse({"code": code, "message": message, "details": {}}, status=status)
