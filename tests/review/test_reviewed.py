"""What counts when several people judged: `reviewed`."""

from uuid import uuid4

import pytest

from annotator.assignment.models import Assignment, Submission
from annotator.review.actions.marks import add_mark, delete_mark
from annotator.review.actions.verdicts import Decision, give_verdict
from annotator.review.reviewed import reviewed
from annotator.review.rules import Content
from tests.factories import a_document, a_suggestion, a_viewer

pytestmark = pytest.mark.django_db

QUOTE = "East town says the well is its own."


@pytest.fixture
def document():
    return a_document()


@pytest.fixture
def anna(document):
    return a_viewer(document.project, name="anna")


@pytest.fixture
def bert(document):
    return a_viewer(document.project, name="bert")


def draw(document, by, quote=QUOTE, label="east", **attributes):
    start = document.text.index(quote)
    content = Content(
        layer="framing",
        label=label,
        start=start,
        end=start + len(quote),
        attributes=attributes,
    )
    return add_mark(mark_id=uuid4(), document=document, content=content, quote=quote, by=by).mark


def submit(document, viewer, mode="assisted"):
    assignment, _ = Assignment.objects.get_or_create(
        document=document, reviewer=viewer.user, defaults={"mode": mode}
    )
    Submission.objects.create(assignment=assignment, kind="revised", revision=0)


def told(document):
    found = reviewed(document)
    return [one.revision.quote for one in found.agreed], list(found.disputed)


def test_one_reviewers_mark_counts(document, anna):
    draw(document, anna)
    assert told(document) == ([QUOTE], [])


def test_a_deleted_mark_does_not(document, anna):
    mark = draw(document, anna)
    delete_mark(mark=mark, base="1", by=anna)
    assert told(document) == ([], [])


def test_two_who_mean_the_same_count_once_with_the_later_bounds(document, anna, bert):
    draw(document, anna, holder="East town")
    draw(document, bert, "the well is its own.", holder="author")

    found = reviewed(document)
    [agreed] = found.agreed
    assert agreed.revision.quote == "the well is its own."
    assert agreed.reviewers == ("anna", "bert")
    assert agreed.attributes_differ is True
    assert found.disputed == ()


def test_somebody_who_rejected_the_suggestion_disputes_it(document, anna, bert):
    suggestion = a_suggestion(document)
    give_verdict(suggestion=suggestion, given=Decision(kind="confirm"), base=None, by=anna)
    assert told(document) == ([QUOTE], [])

    give_verdict(suggestion=suggestion, given=Decision(kind="reject"), base=None, by=bert)
    assert told(document) == ([], [("framing", "east")])


def test_somebody_who_withdrew_has_not_judged(document, anna, bert):
    suggestion = a_suggestion(document)
    give_verdict(suggestion=suggestion, given=Decision(kind="confirm"), base=None, by=anna)
    rejected = give_verdict(
        suggestion=suggestion, given=Decision(kind="reject"), base=None, by=bert
    )
    give_verdict(
        suggestion=suggestion,
        given=Decision(kind="withdraw"),
        base=f"{rejected.verdict.pk}.0",
        by=bert,
    )
    assert told(document) == ([QUOTE], [])


def test_somebody_who_gave_another_label_disputes_the_first(document, anna, bert):
    suggestion = a_suggestion(document)
    give_verdict(suggestion=suggestion, given=Decision(kind="confirm"), base=None, by=anna)
    give_verdict(
        suggestion=suggestion, given=Decision(kind="edit", label="west"), base=None, by=bert
    )

    # Bert judged the east suggestion; Anna did not judge anything west.
    quotes, disputed = told(document)
    assert disputed == [("framing", "east")]
    assert quotes == [QUOTE]


def test_somebody_who_submitted_judged_everything(document, anna, bert):
    draw(document, anna)
    submit(document, bert)
    assert told(document) == ([], [("framing", "east")])


def test_open_blind_work_is_never_in(document, anna, bert):
    Assignment.objects.create(document=document, reviewer=bert.user, mode="blind")
    draw(document, bert)
    assert told(document) == ([], [])

    Submission.objects.create(
        assignment=Assignment.objects.get(reviewer=bert.user), kind="blind", revision=1
    )
    assert told(document) == ([QUOTE], [])


def test_what_touches_no_other_mark_is_a_cluster_of_its_own(document, anna, bert):
    draw(document, anna)
    draw(document, bert, "They met on Monday.")
    assert told(document) == ([QUOTE, "They met on Monday."], [])
