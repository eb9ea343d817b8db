"""Signing in by a one-time link."""

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from annotator.kernel.errors import NotFound
from annotator.people.actions import use_sign_in_link
from annotator.people.reads import usable_sign_in_link


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_link(request: HttpRequest, nonce: str) -> HttpResponse:
    """GET shows a button, for previews and scanners also GET; POST uses the link up."""
    try:
        if request.method != "POST":
            link = usable_sign_in_link(nonce)
            return render(request, "people/sign_in_link.html", {"link": link})
        user = use_sign_in_link(nonce=nonce)
    except NotFound as error:
        return render(request, "people/link_spent.html", {"message": error.message}, status=404)
    answer: HttpResponse = perform_login(request, user, email_verification="none")
    return answer
