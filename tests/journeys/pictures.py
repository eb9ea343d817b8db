"""Pictures of every page, on the five articles, with somebody half-way through one of them."""

import sys
import tempfile
from itertools import product
from pathlib import Path

from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Browser

from annotator.corpus.models import Document
from annotator.people.models import User
from config.embedded_postgres import throwaway
from config.embedded_postgres.throwaway import Throwaway
from tests.conftest import TEMPLATE, Cluster
from tests.factories import a_member, a_project, a_user
from tests.journeys.browser import a_chromium, a_site, save, sign_in, some_decisions

WIDTHS = (1280, 360)
SCHEMES = ("light", "dark")
PAPER = 680


def take_all(folder: Path) -> int:
    """Write the pictures into a folder; returns an exit code."""
    with tempfile.TemporaryDirectory() as data, throwaway(Path(data) / "postgres") as server:
        make_world(server)
        with a_site() as site, a_chromium() as browser:
            if browser is None:
                sys.stderr.write("There is no Chromium: set CHROMIUM to its path.\n")
                return 1
            for (name, addresses), width, scheme in product(pages().items(), WIDTHS, SCHEMES):
                look = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
                take(browser, site, name, addresses, folder, f"{scheme}-{width}", look)
            printed = {"viewport": {"width": PAPER, "height": 960}}
            take(browser, site, "owner", pages()["owner"], folder, "print", printed)
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")
    return 0


def make_world(server: Throwaway) -> None:
    cluster = Cluster(server)
    cluster.run("CREATE DATABASE {}", TEMPLATE)
    cluster.point_at(TEMPLATE)
    call_command("migrate", verbosity=0)
    call_command("load_seeds", verbosity=0)
    document = Document.objects.latest("published_on")
    some_decisions(document, User.objects.get(username="owner"))
    a_user("newcomer")
    second = a_member(a_project("wells"), name="two-projects")
    a_member(document.project, name=second.username)


def pages() -> dict[str, dict[str, str]]:
    """Who looks (nobody: signed out), and at what."""
    found = list(Document.objects.select_related("project").order_by("-published_on"))
    project = found[0].project.slug
    articles = {
        f"article-{nth}": reverse("article", args=[project, document.pk])
        for nth, document in enumerate(found, start=1)
    }
    return {
        "": {"login": reverse("account_login"), "link": reverse("sign_in_by_link", args=["x"])},
        "newcomer": {"home-empty": "/", "not-found": "/p/none/"},
        "two-projects": {"home": "/", "corpus-empty": reverse("corpus", args=["wells"])},
        "owner": {
            "corpus": reverse("corpus", args=[project]),
            "export": reverse("export", args=[project]),
            "export-all": reverse("export", args=[project]) + "?view=all&label=compromise",
            "scheme": reverse("scheme", args=[project, 1]),
            **articles,
        },
    }


def take(
    browser: Browser,
    site: str,
    name: str,
    addresses: dict[str, str],
    folder: Path,
    look: str,
    options: dict,
) -> None:
    """Take one person's pages in one look."""
    context = browser.new_context(**options)
    page = context.new_page()
    if name:
        sign_in(page, site, name)
    if look == "print":
        page.emulate_media(media="print")
    for title, address in addresses.items():
        page.goto(site + address)
        save(page, folder / f"{title}-{look}.png")
    context.close()
