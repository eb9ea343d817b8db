"""The Swagger page in a real browser: all operations, nothing refused by the policy, no errors."""

import re

import pytest

from annotator.people.models import User
from annotator.review.models import Verdict
from annotator.suggestion.models import SuggestedSpan
from tests.journeys.browser import Watched, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def watched(browser, site):
    """A page of somebody signed in, on the Swagger page with all operations drawn."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    watched = Watched(context)
    sign_in(watched.page, site, User.objects.get(is_superuser=True).username)
    watched.go(f"{site}/api/v1/docs/")
    watched.page.locator(".opblock").first.wait_for()
    yield watched
    context.close()


def wrong_on(watched):
    """All faults, and what the policy refused since.

    Swagger warns where a format has no field of its own, and takes the one for text.
    """
    own_words = "console warning: Could not find component: JsonSchema_"
    faults = [fault for fault in watched.faults if not fault.startswith(own_words)]
    return faults + watched.page.evaluate("window.refused")


def test_it_shows_every_operation_under_the_strict_policy(watched, site):
    page = watched.page
    document = page.request.get(f"{site}/api/v1/schema/").json()
    told = sum(len(operations) for operations in document["paths"].values())

    assert page.locator(".opblock").count() == told
    page.locator(".opblock-summary-control").first.click()
    page.locator(".opblock-body .responses-wrapper").wait_for()
    assert wrong_on(watched) == []


def test_an_operation_is_tried_as_the_person_signed_in(watched):
    page = watched.page
    suggestion = SuggestedSpan.objects.in_reading_order().first()
    block = page.locator(".opblock-put").filter(has_text=re.compile("verdict"))

    block.locator(".opblock-summary-control").click()
    block.get_by_role("button", name="Try it out").click()
    block.locator("tr[data-param-name=id] input").fill(str(suggestion.pk))
    block.locator("textarea.body-param__text").fill('{"kind": "confirm"}')
    block.get_by_role("button", name="Execute").click()
    block.locator(".live-responses-table .response-col_status").get_by_text("201").wait_for()

    assert Verdict.objects.get().kind == "confirm"
    assert wrong_on(watched) == []
