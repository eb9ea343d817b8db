"""Nothing here: what it says, for how long, and whom it makes a judge."""

from uuid import uuid4

import pytest

from annotator.assignment.models import Assignment
from annotator.kernel.errors import Conflict, Forbidden, Invalid, Stale, VersionNeeded
from annotator.people.models import Journal
from annotator.review.actions.checks import check_sentence, withdraw_check
from annotator.review.actions.marks import add_mark, delete_mark
from annotator.review.models import SentenceCheck
from annotator.review.reads import standing_checks
from annotator.review.reviewed import reviewed
from annotator.review.rules import Content
from annotator.segmentation.reads import sentences_of
from tests.factories import a_document, a_viewer

pytestmark = pytest.mark.django_db

FIRST = 2  # "East town says the well is its own."


@pytest.fixture
def document():
    return a_document()


@pytest.fixture
def anna(document):
    return a_viewer(document.project, name="anna")


def check(document, by, layer="framing", sentence=FIRST):
    return check_sentence(document=document, sentence=sentence, layer=layer, by=by)


def draw(document, by, layer="framing", label="east"):
    place = sentences_of(document).get(number=FIRST)
    content = Content(layer=layer, label=label, start=place.start, end=place.end)
    return add_mark(mark_id=uuid4(), document=document, content=content, quote=None, by=by).mark


def standing(by):
    return list(standing_checks(Assignment.objects.filter(reviewer=by.user)))


def test_a_check_is_kept_with_the_offsets_of_its_sentence(document, anna):
    given = check(document, anna)

    place = sentences_of(document).get(number=FIRST)
    assert (given.check.start, given.check.end) == (place.start, place.end)
    assert standing(anna) == [given.check]
    assert Journal.objects.filter(act="check.nothing", actor=anna.user).count() == 1


def test_the_same_again_changes_nothing(document, anna):
    check(document, anna)

    assert not check(document, anna).is_new
    assert SentenceCheck.objects.count() == 1


def test_it_is_withdrawn_by_another_and_can_be_given_again(document, anna):
    given = check(document, anna).check
    withdraw_check(check=given, base="1", by=anna)
    assert standing(anna) == []
    assert not withdraw_check(check=given, base="1", by=anna).is_new

    assert check(document, anna).check.number == 3
    assert len(standing(anna)) == 1


@pytest.mark.parametrize(("base", "refusal"), [(None, VersionNeeded), ("7", Stale)])
def test_a_withdrawal_names_what_it_saw(document, anna, base, refusal):
    given = check(document, anna).check

    with pytest.raises(refusal):
        withdraw_check(check=given, base=base, by=anna)


def test_under_a_live_mark_of_its_layer_it_says_nothing(document, anna):
    check(document, anna)
    check(document, anna, layer="argument")
    mark = draw(document, anna)
    assert [one.layer for one in standing(anna)] == ["argument"]

    delete_mark(mark=mark, base="1", by=anna)
    assert len(standing(anna)) == 2


def test_where_a_mark_stands_it_is_refused(document, anna):
    draw(document, anna)

    with pytest.raises(Conflict) as refused:
        check(document, anna)
    assert refused.value.code == "marked"


@pytest.mark.parametrize("wrong", [{"sentence": 99}, {"layer": "none"}])
def test_what_is_not_there_is_named(document, anna, wrong):
    with pytest.raises(Invalid) as refused:
        check(document, anna, **wrong)
    assert refused.value.details.keys() == wrong.keys()


def test_only_reviewers_check(document):
    with pytest.raises(Forbidden):
        check(document, a_viewer(document.project, "manager"))


def test_who_found_nothing_has_judged_what_others_marked(document, anna):
    bert = a_viewer(document.project, name="bert")
    draw(document, anna)
    assert len(reviewed(document).agreed) == 1

    given = check(document, bert, layer="argument").check
    assert len(reviewed(document).agreed) == 1
    given = check(document, bert).check
    assert reviewed(document).disputed == (("framing", "east"),)

    withdraw_check(check=given, base="1", by=bert)
    assert len(reviewed(document).agreed) == 1
