"""A real server and a real Chromium, for the journeys and for the pictures."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from annotator.corpus.models import Document
from annotator.kernel.errors import Conflict
from annotator.people.actions import make_sign_in_link
from annotator.people.models import User
from annotator.people.permits import Viewer
from annotator.review.actions.marks import add_mark
from annotator.review.actions.verdicts import Decision, give_verdict
from annotator.review.rules import Content
from annotator.scheme.models import Label
from annotator.suggestion.models import SuggestedSpan

ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

WATCH_FOR_CSP = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    window.refused.push(`${event.violatedDirective} ${event.blockedURI}`);
  });
"""


def executable(own: str) -> str | None:
    """Return the path of a Chromium: the one named, the distribution's, or Playwright's own."""
    named = [os.environ.get("CHROMIUM", ""), "/usr/bin/chromium", own]
    return next((path for path in named if path and shutil.which(path)), None)


@contextmanager
def a_chromium() -> Iterator[Browser | None]:
    """Run a Chromium; None where there is none to run."""
    with sync_playwright() as playwright:
        path = executable(playwright.chromium.executable_path)
        if path is None:
            yield None
            return
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGS))
        yield browser
        browser.close()


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: Any) -> None:
        """Requests are no news."""


@contextmanager
def a_site() -> Iterator[str]:
    """Serve the product on a free port, on the database that Django points at; yields the address."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


class Watched:
    """A page that writes down everything that went wrong on it."""

    def __init__(self, context: BrowserContext) -> None:
        context.add_init_script(WATCH_FOR_CSP)
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda said: self._note(f"console {said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self._note(f"error: {error}"))
        self.page.on("requestfailed", self._check_failure)
        self.page.on("response", self._check_status)

    def go(self, address: str) -> Page:
        """Open an address and wait until all is loaded."""
        self.page.goto(address, wait_until="load")
        self.faults += [f"refused: {one}" for one in self.page.evaluate("window.refused")]
        return self.page

    def _note(self, fault: str) -> None:
        self.faults.append(fault)

    def _check_failure(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # the next page was asked for meanwhile
            self._note(f"failed: {request.url} {request.failure}")

    def _check_status(self, response: Any) -> None:
        if response.status >= 400:
            self._note(f"{response.status}: {response.url}")


def sign_in(page: Page, site: str, name: str) -> None:
    """Sign in as a person does: by a one-time link and the button on its page."""
    page.goto(site + reverse("sign_in_by_link", args=[make_sign_in_link(name=name)]))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site}/**")


def some_decisions(document: Document, user: User) -> None:
    """Let somebody be half-way through a document: every state occurs, layers overlap."""
    by = Viewer(user=user)
    suggestions = list(SuggestedSpan.objects.of(document).in_reading_order())
    kinds = ["confirm"] * 6 + ["reject", "edit"]
    for suggestion, kind in zip(suggestions[4:], kinds, strict=False):
        given = Decision(
            kind=kind,
            reason="nothing here" if kind == "reject" else "",
            end=suggestion.end - 1 if kind == "edit" else None,
        )
        try:
            give_verdict(suggestion=suggestion, given=given, base=None, by=by)
        except Conflict:
            continue  # an exclusive label stands there already
    components = Label.objects.filter(layer__scheme__project=document.project, colour="ink")
    for label, suggestion in zip(components.select_related("layer"), suggestions[6:], strict=False):
        content = Content(
            layer=label.layer.key, label=label.key, start=suggestion.start, end=suggestion.end
        )
        add_mark(mark_id=uuid4(), document=document, content=content, quote=None, by=by)


def save(page: Page, path: Path) -> None:
    """Take a picture of all of a page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=True)
