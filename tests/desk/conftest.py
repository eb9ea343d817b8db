"""A document with two suggestions, a reviewer, and the article in their browser."""

import pytest

from tests.desk.pages import Page
from tests.factories import a_document, a_member, a_run, a_suggestion

OWN = "East town says the well is its own."
BACK = "West town wants it back."


@pytest.fixture
def document(db):
    return a_document()


@pytest.fixture
def anna(document):
    return a_member(document.project, name="anna")


@pytest.fixture
def page(document, anna):
    run = a_run(document)
    a_suggestion(document, OWN, run=run)
    a_suggestion(document, BACK, "west", run=run)
    return Page(document, anna)
