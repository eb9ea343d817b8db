"""Several requests at the same moment: one wins, none is lost, nothing is there twice."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections

from annotator.review.models import Mark, MarkRevision, Verdict
from tests.factories import a_document, a_member, a_suggestion, an_api

RUNNERS = 8


@pytest.fixture
def document(committed_db):
    return a_document()


def at_once(act: Callable[[Any, int], Any], make_api: Callable[[], Any]) -> list[Any]:
    """Run an act in several threads that start together; return their answers."""
    barrier = Barrier(RUNNERS)
    apis = [make_api() for _ in range(RUNNERS)]

    def run(number: int) -> Any:
        try:
            barrier.wait()
            return act(apis[number], number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(RUNNERS) as pool:
        return list(pool.map(run, range(RUNNERS)))


def statuses(answers: list[Any]) -> Counter[int]:
    return Counter(answer.status_code for answer in answers)


def body(document, **changes):
    return {
        "document": str(document.pk),
        "layer": "framing",
        "label": "east",
        "start": 0,
        "end": 9,
        "attributes": {},
    } | changes


def test_a_double_click_makes_one_verdict_and_one_mark(document):
    suggestion = a_suggestion(document)
    user = a_member(document.project)
    address = f"/api/v1/suggestions/{suggestion.pk}/verdict/"

    answers = at_once(
        lambda api, _: api.put(address, {"kind": "confirm"}, format="json"), lambda: an_api(user)
    )
    assert statuses(answers) == {201: 1, 200: RUNNERS - 1}
    assert Verdict.objects.count() == Mark.objects.count() == MarkRevision.objects.count() == 1


def test_different_verdicts_at_once_one_stands_and_the_others_are_told(document):
    suggestion = a_suggestion(document)
    user = a_member(document.project)
    address = f"/api/v1/suggestions/{suggestion.pk}/verdict/"
    kinds = ["confirm", "reject"] * (RUNNERS // 2)

    answers = at_once(
        lambda api, number: api.put(address, {"kind": kinds[number]}, format="json"),
        lambda: an_api(user),
    )
    assert statuses(answers) == {201: 1, 200: RUNNERS // 2 - 1, 428: RUNNERS // 2}
    assert Verdict.objects.count() == 1


def test_the_same_create_at_once_makes_one_mark(document):
    mark, user = uuid4(), a_member(document.project)

    answers = at_once(
        lambda api, _: api.put(
            f"/api/v1/marks/{mark}/",
            body(document),
            format="json",
            headers={"If-None-Match": "*"},
        ),
        lambda: an_api(user),
    )
    assert statuses(answers) == {201: 1, 200: RUNNERS - 1}
    assert MarkRevision.objects.count() == 1


def test_of_changes_to_the_same_version_exactly_one_is_stored(document):
    mark, user = uuid4(), a_member(document.project)
    an_api(user).put(
        f"/api/v1/marks/{mark}/", body(document), format="json", headers={"If-None-Match": "*"}
    )

    answers = at_once(
        lambda api, number: api.patch(
            f"/api/v1/marks/{mark}/",
            {"end": 10 + number},
            format="json",
            headers={"If-Match": '"1"'},
        ),
        lambda: an_api(user),
    )
    assert statuses(answers) == {200: 1, 412: RUNNERS - 1}
    [won] = [answer.json()["end"] for answer in answers if answer.status_code == 200]
    assert MarkRevision.objects.get(mark=mark, number=2).end == won
    assert {a.json()["details"]["current"]["end"] for a in answers if a.status_code == 412} == {won}


def test_marks_of_one_person_at_once_are_all_stored_once(document):
    user = a_member(document.project)
    answers = at_once(
        lambda api, number: api.put(
            f"/api/v1/marks/{uuid4()}/",
            body(document, end=10 + number),
            format="json",
            headers={"If-None-Match": "*"},
        ),
        lambda: an_api(user),
    )
    assert statuses(answers) == {201: RUNNERS}
    assert sorted(MarkRevision.objects.values_list("end", flat=True)) == list(
        range(10, 10 + RUNNERS)
    )


def test_an_exclusive_label_and_another_at_once_never_stand_together(document):
    user = a_member(document.project)
    answers = at_once(
        lambda api, number: api.put(
            f"/api/v1/marks/{uuid4()}/",
            body(document, label="plain" if number % 2 else "east", end=10 + number),
            format="json",
            headers={"If-None-Match": "*"},
        ),
        lambda: an_api(user),
    )
    assert statuses(answers) == {201: RUNNERS // 2, 409: RUNNERS // 2}
    assert MarkRevision.objects.values("label").distinct().count() == 1
