"""A project with a text of every state of decision."""

from uuid import uuid4

import pytest

from annotator.review.actions.marks import add_mark
from annotator.review.actions.verdicts import Decision, give_verdict
from annotator.review.rules import Content
from tests.factories import TEXT, a_document, a_project, a_suggestion, a_viewer


@pytest.fixture
def world(committed_db):
    """A document with one suggestion confirmed, one rejected, one open, and a mark by hand."""

    class World:
        project = a_project("wells")
        later = a_document(project, TEXT.replace("Monday", "Friday"), published_on="2020-01-01")
        document = a_document(project, published_on="2019-01-01", title="Wells \U0001f30a")
        anna = a_viewer(project, "reviewer", name="anna")
        confirmed = a_suggestion(document)
        rejected = a_suggestion(document, "West town wants it back.", "west")
        open = a_suggestion(document, "They met on Monday.", "plain")

    give_verdict(
        suggestion=World.confirmed, given=Decision(kind="confirm"), base=None, by=World.anna
    )
    give_verdict(
        suggestion=World.rejected,
        given=Decision(kind="reject", reason="label"),
        base=None,
        by=World.anna,
    )
    quote = "share the water"
    start = World.document.text.index(quote)
    World.added = add_mark(
        mark_id=uuid4(),
        document=World.document,
        content=Content(layer="argument", label="claim", start=start, end=start + len(quote)),
        quote=quote,
        by=World.anna,
    ).mark
    return World
