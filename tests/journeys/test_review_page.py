"""Reviewing an article in Chromium without JavaScript, by keyboard alone."""

from itertools import product

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page

from annotator.corpus.models import Document
from annotator.people.models import User
from annotator.review.models import Mark, MarkRevision, SentenceCheck, Verdict
from tests.journeys.browser import Watched, sign_in, some_decisions
from tests.journeys.test_pages_in_chromium import a_context, found_by_axe

pytestmark = pytest.mark.browser

MOST_TABS = 400


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until an element has the focus, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        if target.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")


def press(page: Page, target: Locator) -> None:
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def unfold(page: Page, target: Locator) -> None:
    tab_to(page, target)
    page.keyboard.press("Enter")


def write(page: Page, target: Locator, text: str) -> None:
    tab_to(page, target)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def focused(page: Page) -> str:
    return str(page.locator(":focus").get_attribute("id"))


@pytest.fixture
def document(site: str) -> Document:
    return Document.objects.select_related("project").latest("published_on")


def at_work(browser: Browser, site: str, document: Document) -> Watched:
    watched = Watched(browser.new_context(java_script_enabled=False))
    sign_in(watched.page, site, "owner")
    watched.page.goto(site + reverse("article", args=[document.project.slug, document.pk]))
    return watched


def test_an_article_is_reviewed_by_keyboard_without_javascript(
    browser: Browser, site: str, document: Document
) -> None:
    watched = at_work(browser, site, document)
    page = watched.page
    open_cards = page.locator("li.card.is-suggested")

    # Confirm: the focus stays at the card, which says so and offers the way back and on.
    key = open_cards.first.get_attribute("id")
    card = page.locator(f"[id='{key}']")
    press(page, card.get_by_role("button", name="Confirm"))
    assert focused(page) == key
    assert card.get_by_role("status").inner_text().startswith("Confirmed.")
    press(page, card.get_by_role("button", name="Undo"))
    assert focused(page) == key
    assert Verdict.objects.latest("given_at").kind == "withdraw"

    # Reject with a reason.
    unfold(page, card.locator("summary", has_text="because"))
    press(page, card.get_by_role("button", name="nothing here"))
    assert focused(page) == key
    assert "Rejected: nothing here." in card.inner_text()

    # Edit: what is wrong is said beside the field, then it is saved.
    key = open_cards.first.get_attribute("id")
    card = page.locator(f"[id='{key}']")
    unfold(page, card.locator("summary", has_text="Edit"))
    words = card.get_by_label("Words")
    whole = words.input_value()
    write(page, words, "nothing of the kind")
    press(page, card.get_by_role("button", name="Save"))
    words = card.get_by_label("Words")
    assert words.input_value() == "nothing of the kind"
    assert words.evaluate("it => it === document.activeElement")
    assert "do not stand in sentence" in card.inner_text()
    write(page, words, " ".join(whole.split()[1:]))
    press(page, card.get_by_role("button", name="Save"))
    assert focused(page) == key
    assert MarkRevision.objects.latest("at").quote == " ".join(whole.split()[1:])

    console = "console error: Failed to load resource: the server responded with a status of 400"
    expected = [f"400: {page.url.split('#')[0]}", f"{console} (Bad Request)"]
    assert sorted(watched.faults) == sorted(expected)


def test_marks_are_added_and_deleted_by_keyboard_without_javascript(
    browser: Browser, site: str, document: Document
) -> None:
    watched = at_work(browser, site, document)
    page = watched.page

    # Add, delete, and bring back.
    unfold(page, page.locator(".tools summary", has_text="Argument"))
    sheet = page.locator(".tools details[open]")
    write(page, sheet.get_by_label("Sentence"), "7")
    press(page, sheet.get_by_role("button", name="Add", exact=True))
    mark = Mark.objects.get(suggestion=None)
    assert focused(page) == f"a-{mark.pk}"
    card = page.locator(f"[id='a-{mark.pk}']")
    press(page, card.get_by_role("button", name="Delete"))
    assert focused(page) == f"a-{mark.pk}"
    assert not Mark.objects.live().filter(pk=mark.pk)
    press(page, card.get_by_role("button", name="Undo"))
    assert Mark.objects.live().filter(pk=mark.pk)

    # Nothing here.
    unfold(page, page.locator(".tools summary", has_text="Nothing here"))
    sheet = page.locator(".tools details[open]")
    write(page, sheet.get_by_label("Sentence"), "8")
    press(page, sheet.get_by_role("button", name="Nothing here"))
    check = SentenceCheck.objects.get()
    assert focused(page) == f"a-check-{check.layer}-{check.start}"

    page.get_by_role("link", name="History").first.click()
    assert "History of a suggestion" in page.inner_text("h1")
    assert watched.faults == []


@pytest.mark.parametrize(("scheme", "width"), list(product(("light", "dark"), (1280, 360))))
def test_axe_finds_nothing_after_an_act_a_fault_and_a_conflict(
    browser: Browser, site: str, document: Document, scheme: str, width: int
) -> None:
    some_decisions(document, User.objects.get(username="owner"))
    page = Watched(a_context(browser, scheme, width, bypass_csp=True)).page
    sign_in(page, site, "owner")
    address = site + reverse("article", args=[document.project.slug, document.pk])
    told = []

    def look() -> None:
        needed = page.evaluate("document.documentElement.scrollWidth")
        assert needed <= width, f"{page.url} is {needed} px wide"
        told.extend(found_by_axe(page))

    page.goto(address)
    page.get_by_role("button", name="Confirm").first.click()
    look()
    card = page.locator("li.card.is-suggested").first
    page.goto(address)
    card.locator("summary", has_text="Edit").click()
    card.get_by_label("Words").fill("nothing of the kind")
    card.get_by_role("button", name="Save").click()
    look()
    page.goto(f"{address}?sentence=1")
    sheet = page.locator(".tools details[open]")
    sheet.get_by_label("Label").select_option(index=0)
    sheet.get_by_role("button", name="Add", exact=True).click()
    assert page.get_by_role("button", name="Replace it").is_visible()
    look()
    page.get_by_role("button", name="Replace it").click()
    page.locator("li.card.is-added-by-you").first.get_by_role("link", name="History").click()
    look()

    assert told == []
