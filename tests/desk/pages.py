"""What tests of pages look at: the text nodes of the reader, and clients that are signed in."""

import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from annotator.people.models import User
from tests.factories import TEXT

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


class Page:
    """An article in somebody's browser."""

    def __init__(self, document: Any, user: Any) -> None:
        self.client = signed_in(user)
        self.address = reverse("article", args=[document.project.slug, document.pk])
        self.html = ""
        self.open()

    def open(self) -> str:
        self.html = html_of(self.client.get(self.address))
        return self.html

    def send(self, **fields: Any) -> Any:
        self.answer = self.client.post(self.address, fields)
        if self.answer.status_code == 302:
            self.html = html_of(self.client.get(self.answer["Location"]))
        else:
            self.html = self.answer.content.decode()
        return self.answer

    def card(self, quote: str) -> str:
        """The card whose quote this is, whole."""
        cards = re.split(r'(?=<li class="card )', self.html)[1:]
        return next(one for one in cards if f">{quote}</blockquote>" in one)

    def seen(self, quote: str) -> dict[str, str]:
        """What the forms of a card send, whatever button is pressed."""
        fields = re.findall(r'name="(card|version)" value="([^"]*)"', self.card(quote))
        return dict(fields)

    def act(self, act: str, quote: str, /, **fields: Any) -> Any:
        return self.send(act=act, **self.seen(quote), **fields)

    def edit(self, quote: str, /, **changed: Any) -> Any:
        """Save the card's edit form with some fields changed."""
        start = TEXT.index(quote)
        typed = {"label": "east", "quote": quote, "start": start, "end": start + len(quote)}
        return self.act("edit", quote, **(typed | changed))
