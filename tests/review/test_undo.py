"""Undo: what stood before stands again, with all that made way."""

from uuid import uuid4

import pytest

from annotator.kernel.errors import Conflict, Stale
from annotator.review.actions.marks import add_mark, delete_mark, put_mark
from annotator.review.actions.undo import undo_mark, undo_verdict
from annotator.review.actions.verdicts import Decision, give_verdict, version_of
from annotator.review.models import Mark
from annotator.review.reads import content_of, latest_revision, standing_verdict
from annotator.review.rules import Content
from tests.factories import a_suggestion, a_viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggestion():
    return a_suggestion()


@pytest.fixture
def anna(suggestion):
    return a_viewer(suggestion.document.project, name="anna")


def decide(suggestion, by, kind, **given):
    standing = standing_verdict(suggestion, by.user)
    base = version_of(standing) if standing else None
    give_verdict(suggestion=suggestion, given=Decision(kind=kind, **given), base=base, by=by)


def undo(suggestion, by):
    base = version_of(standing_verdict(suggestion, by.user))
    return undo_verdict(suggestion=suggestion, base=base, by=by)


def draw(suggestion, by, label="west", **more):
    content = Content(layer="framing", label=label, start=suggestion.start, end=suggestion.end)
    return add_mark(
        mark_id=uuid4(), document=suggestion.document, content=content, quote=None, by=by, **more
    ).mark


def test_the_first_decision_is_withdrawn_and_given_again(suggestion, anna):
    decide(suggestion, anna, "reject", reason="label")

    assert undo(suggestion, anna).kind == "withdraw"
    again = undo(suggestion, anna)
    assert (again.kind, again.reason) == ("reject", "label")


def test_an_edit_gives_way_to_the_edit_before(suggestion, anna):
    decide(suggestion, anna, "edit", label="west")
    before = content_of(standing_verdict(suggestion, anna.user).mark_revision)
    decide(suggestion, anna, "edit", end=suggestion.end - 1)

    verdict = undo(suggestion, anna)

    assert verdict.kind == "edit"
    assert content_of(verdict.mark_revision) == before


def test_what_made_way_comes_back_in_one_undo(suggestion, anna):
    mark = draw(suggestion, anna, "plain")
    decide(suggestion, anna, "confirm", replaces={str(mark.pk): 1})
    assert not Mark.objects.live().filter(pk=mark.pk)

    undo(suggestion, anna)

    assert list(Mark.objects.live()) == [mark]


def test_what_made_way_can_come_back_by_itself(suggestion, anna):
    decide(suggestion, anna, "confirm")
    own = str(Mark.objects.get().pk)
    rival = draw(suggestion, anna, "plain", replaces={own: 1})

    with pytest.raises(Conflict, match="alone"):
        undo(suggestion, anna)
    base = version_of(standing_verdict(suggestion, anna.user))
    undo_verdict(suggestion=suggestion, base=base, replaces={str(rival.pk): 1}, by=anna)

    assert [str(mark.pk) for mark in Mark.objects.live()] == [own]


def test_a_change_a_deletion_and_an_addition_are_undone(suggestion, anna):
    mark = draw(suggestion, anna)
    first = content_of(latest_revision(mark))
    changed = Content(layer="framing", label="east", start=first.start, end=first.end)
    put_mark(mark=mark, content=changed, quote=None, base="1", by=anna)

    mark = undo_mark(mark=mark, base="2", by=anna)
    assert content_of(latest_revision(mark)) == first
    mark = delete_mark(mark=mark, base="3", by=anna)
    mark = undo_mark(mark=mark, base="4", by=anna)
    assert latest_revision(mark).kind == "revive"
    mark = undo_mark(mark=mark, base="5", by=anna)
    assert latest_revision(mark).kind == "delete"


def test_undo_names_what_it_saw(suggestion, anna):
    decide(suggestion, anna, "confirm")
    seen = version_of(standing_verdict(suggestion, anna.user))
    decide(suggestion, anna, "reject")

    with pytest.raises(Stale):
        undo_verdict(suggestion=suggestion, base=seen, by=anna)


def test_where_nothing_was_decided_nothing_is_undone(suggestion, anna):
    with pytest.raises(Conflict) as refused:
        undo_verdict(suggestion=suggestion, base=None, by=anna)
    assert refused.value.code == "nothing_to_undo"
