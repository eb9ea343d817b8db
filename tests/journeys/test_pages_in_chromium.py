"""The pages in a real browser: as they look, under their own policy, and to assistive technology."""

import json
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import reverse
from playwright.sync_api import Browser, Page

from annotator.corpus.models import Document
from annotator.people.models import User
from tests.factories import a_user
from tests.journeys.browser import Watched, sign_in, some_decisions

pytestmark = pytest.mark.browser

LOOKS = list(product(("light", "dark"), (1280, 360)))
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
TEXT = "[...document.querySelectorAll('[data-text]')].map((part) => part.textContent).join('')"


def a_context(browser: Browser, scheme: str, width: int, **options: Any) -> Any:
    return browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, **options
    )


def addresses() -> list[str]:
    """The pages of somebody at work: two of the articles, one of them half decided."""
    first, last = (
        Document.objects.select_related("project").earliest("published_on"),
        Document.objects.select_related("project").latest("published_on"),
    )
    project = first.project.slug
    return [
        reverse("corpus", args=[project]),
        f"{reverse('corpus', args=[project])}?title=nothing+of+the+kind",
        reverse("scheme", args=[project, 1]),
        reverse("export", args=[project]),
        reverse("export", args=[project]) + "?view=suggested&layer=none",
        reverse("account_logout"),
        reverse("article", args=[project, first.pk]),
        reverse("article", args=[project, last.pk]),
    ]


def found_by_axe(page: Page) -> list[str]:
    """What is wrong with the page, with everything on it unfolded."""
    for details in page.locator("details").all():
        details.evaluate("it => { it.open = true }")
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(f"axe.run({json.dumps(AXE)})")
    return [
        f"{page.url} {violation['id']}: {[node['target'] for node in violation['nodes']]}"
        for violation in found["violations"]
    ]


def test_a_reviewer_signs_in_by_a_link_and_opens_an_article(browser: Browser, site: str) -> None:
    watched = Watched(browser.new_context())
    page = watched.page

    sign_in(page, site, "owner")
    page.get_by_role("link", name="Getting Serious").click()
    page.get_by_role("link", name="S4, show in the text").click()

    assert page.url.endswith("#s4")
    assert page.locator("#s4").evaluate(
        "it => it.matches(':target') && it === document.activeElement"
    )
    page.locator("#s4 a.n").click()
    assert page.locator("#d-s4").evaluate("it => it.matches(':target')")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/**")
    assert watched.faults == []


def test_the_text_in_the_browser_is_the_text(browser: Browser, site: str) -> None:
    page = Watched(browser.new_context()).page
    sign_in(page, site, "owner")

    for document in Document.objects.select_related("project"):
        page.goto(site + reverse("article", args=[document.project.slug, document.pk]))
        assert page.evaluate(TEXT) == document.text


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_nothing_is_refused_fails_or_overflows(
    browser: Browser, site: str, scheme: str, width: int
) -> None:
    some_decisions(Document.objects.earliest("published_on"), User.objects.get(username="owner"))
    watched = Watched(a_context(browser, scheme, width))
    watched.go(site + reverse("account_login"))
    sign_in(watched.page, site, "owner")

    for address in addresses():
        page = watched.go(site + address)
        needed = page.evaluate("document.documentElement.scrollWidth")
        assert needed <= width, f"{address} is {needed} px wide"
        assert page.locator("h1").count() == 1
    assert watched.faults == []


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing(browser: Browser, site: str, scheme: str, width: int) -> None:
    some_decisions(Document.objects.earliest("published_on"), User.objects.get(username="owner"))
    context = a_context(browser, scheme, width, bypass_csp=True)
    page = Watched(context).page
    told = []
    for address in (reverse("account_login"), reverse("sign_in_by_link", args=["x"]), "/none/"):
        page.goto(site + address)
        told += found_by_axe(page)
    sign_in(page, site, "owner")
    for address in [*addresses(), "/p/none/"]:
        page.goto(site + address)
        told += found_by_axe(page)
    context.clear_cookies()
    sign_in(page, site, a_user("newcomer").username)
    told += found_by_axe(page)

    assert told == []


def test_axe_would_find_something(browser: Browser, site: str) -> None:
    page = Watched(a_context(browser, "light", 1280, bypass_csp=True)).page
    page.goto(site + reverse("account_login"))
    page.evaluate("document.querySelector('main').innerHTML += '<img src=\"x\"><input>'")

    rules = {told.split()[1] for told in found_by_axe(page)}
    assert {"image-alt:", "label:"} <= rules


def test_colours_are_those_of_the_label_and_the_state(browser: Browser, site: str) -> None:
    document = Document.objects.earliest("published_on")
    some_decisions(document, User.objects.get(username="owner"))
    page = Watched(a_context(browser, "light", 1280)).page
    sign_in(page, site, "owner")
    page.goto(site + reverse("article", args=[document.project.slug, document.pk]))

    style = "it => [getComputedStyle(it).backgroundImage, getComputedStyle(it).backgroundColor]"
    suggested = page.locator(".g.k0s").first.evaluate(style)
    confirmed = page.locator(".g.k0c[class*=' f-']").first.evaluate(style)

    assert suggested[0].startswith("radial-gradient")
    assert suggested[1] == "rgba(0, 0, 0, 0)"
    assert confirmed[0].startswith("linear-gradient")
    assert confirmed[1] != "rgba(0, 0, 0, 0)"


def test_the_whole_page_can_be_walked_by_keyboard(browser: Browser, site: str) -> None:
    page = Watched(browser.new_context()).page
    sign_in(page, site, "owner")
    document = Document.objects.earliest("published_on")
    page.goto(site + reverse("article", args=[document.project.slug, document.pk]))

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the text"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#d-s1"
