"""Answers that are text as it is."""

from django.http import HttpResponse


def plain_text(text: str) -> HttpResponse:
    """Return text that no browser will take for a page."""
    return HttpResponse(
        text,
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"},
    )
