"""What tests of pages look at: the text nodes of the reader, and clients that are signed in."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

from annotator.people.models import User

VOID = {"br", "img", "input", "link", "meta", "hr"}


class Reader(HTMLParser):
    """Collects the text nodes of all parts marked `data-text`, as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.inside_at: int | None = None
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        self.depth += 1
        if any(name == "data-text" for name, _ in attrs):
            assert self.inside_at is None, "Parts of the text do not nest."
            self.inside_at = self.depth

    def handle_endtag(self, tag: str) -> None:
        if self.inside_at == self.depth:
            self.inside_at = None
        self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.inside_at is not None:
            self.found.append(data)


def text_nodes(html: str) -> str:
    """Return what a browser has as the text of the reader; it turns bare CR into LF first."""
    reader = Reader()
    reader.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
    reader.close()
    return "".join(reader.found)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def html_of(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())
