"""All that the page of an article shows, in a number of queries that does not grow with it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import uuid4

from django import forms
from django.utils.safestring import SafeString

from annotator.assignment.models import Assignment, Submission
from annotator.corpus.models import Document
from annotator.desk.annotations import Annotation, State
from annotator.desk.cards import (
    Card,
    CheckedLayer,
    Entry,
    Group,
    groups_of,
    with_checks,
)
from annotator.desk.gathered import Gathered
from annotator.desk.offers import Offer, Problem
from annotator.desk.reader import Drawn, set_text
from annotator.desk.reader_html import reader_html
from annotator.desk.review_offers import CHECK, Adder, Known, add_key
from annotator.markup.overlap import Stretch
from annotator.people.permits import Verb, Viewer, may
from annotator.review.reads import standing_checks
from annotator.scheme.models import Scheme
from annotator.suggestion.models import SuggestionRun


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the page has to say about the act before it, and where it shall open a form."""

    # By the element where it is said.
    said: Mapping[str, str] = field(default_factory=dict)
    problem: Problem | None = None
    sentence: int | None = None

    def problem_at(self, key: str) -> Problem | None:
        return self.problem if self.problem and self.problem.key == key else None


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What somebody who may review works with, beside the cards."""

    adders: list[Adder]
    check: forms.Form
    is_checking: bool
    known: list[Known]
    said: str
    # Where there is no card to tell it at.
    problem: Problem | None


@dataclass(frozen=True, kw_only=True)
class ArticlePage:
    """What the template needs."""

    document: Document
    scheme: Scheme | None
    style_sheets: list[str]
    is_blind: bool
    is_handed_in: bool
    sees_others: bool
    has_run: bool
    text: SafeString
    states: list[tuple[str, int]]
    legend: list[Entry]
    groups: list[Group]
    desk: Desk | None


def article_page(viewer: Viewer, document: Document, told: Told | None = None) -> ArticlePage:
    """Gather the page of a document that the viewer may see."""
    told = told or Told()
    found = Gathered(viewer, document)
    handed_in = Submission.objects.filter(
        assignment__document=document, assignment__reviewer=viewer.user
    ).exists()
    is_at_work = not handed_in and may(viewer, Verb.REVIEW, document.project)
    cards = [
        found.codebooks.card(number, one) for number, one in enumerate(found.annotations, start=1)
    ]
    if is_at_work:
        cards = _with_offers(cards, found, told)
    checked = _checks(found, told)
    groups = with_checks(groups_of(cards, found.sentences), checked, found.sentences)
    parts = set_text(
        document.text,
        zones=found.zones,
        sentences=found.sentences,
        drawn=[_drawn(card) for card in cards if card.annotation.is_drawn],
    )
    return ArticlePage(
        document=document,
        scheme=found.codebooks.newest,
        style_sheets=found.codebooks.style_sheets(),
        is_blind=found.is_blind,
        is_handed_in=handed_in,
        sees_others=may(viewer, Verb.OVERSEE, document.project) and not found.is_blind,
        has_run=SuggestionRun.objects.filter(document=document).exists(),
        text=reader_html(parts, {group.sentence: group.note for group in groups if group.sentence}),
        states=_states(found.annotations),
        legend=found.codebooks.legend(cards),
        groups=groups,
        desk=_desk(found, told) if is_at_work and found.codebooks.newest else None,
    )


def _with_offers(cards: list[Card], found: Gathered, told: Told) -> list[Card]:
    """Say for each card what can be done, and which one is open after it."""
    offered = []
    next_open = ""
    for card in reversed(cards):
        one = card.annotation
        problem = told.problem_at(one.key)
        typed = problem.form if problem else None
        offer = Offer(
            annotation=one,
            said=told.said.get(one.key, ""),
            next_open=next_open,
            form=typed or found.forms.edit(one),
            problem=problem,
        )
        offered.append(replace(card, offer=offer))
        if one.state is State.SUGGESTED:
            next_open = one.key
    return offered[::-1]


def _desk(found: Gathered, told: Told) -> Desk:
    adders = []
    for nth, layer in enumerate(found.codebooks.layers):
        problem = told.problem_at(add_key(layer))
        is_asked_for = told.sentence is not None and nth == 0
        form = (problem.form if problem else None) or found.forms.add(
            layer, sentence=told.sentence, is_asked_for=is_asked_for
        )
        adders.append(
            Adder(
                key=add_key(layer),
                mark=uuid4(),
                layer=layer,
                form=form,
                is_open=problem is not None or is_asked_for,
                problem=problem,
            )
        )
    problem = told.problem
    places = {one.key for one in found.annotations} | {adder.key for adder in adders}
    return Desk(
        adders=adders,
        check=(problem.form if problem and problem.key == CHECK else None)
        or found.forms.check(sentence=told.sentence),
        is_checking=problem is not None and problem.key == CHECK,
        known=found.forms.known(),
        said=told.said.get(CHECK, ""),
        problem=problem if problem and problem.key not in places else None,
    )


def _checks(found: Gathered, told: Told) -> list[CheckedLayer]:
    own = Assignment.objects.filter(document=found.document, reviewer=found.viewer.user)
    titles = {layer.key: layer.title for layer in found.codebooks.layers}
    return [
        CheckedLayer(
            key=f"{CHECK}-{check.layer}-{check.start}",
            title=titles.get(check.layer, check.layer),
            check=check,
            is_new=f"{CHECK}-{check.layer}-{check.start}" in told.said,
        )
        for check in standing_checks(own).order_by("start", "layer")
    ]


def _drawn(card: Card) -> Drawn:
    one = card.annotation
    return Drawn(
        stretch=Stretch(id=str(card.number), start=one.start, end=one.end),
        look=card.look,
        glyph=one.label.glyph,
        is_own=one.is_own,
        fills=card.fills,
    )


def _states(annotations: Iterable[Annotation]) -> list[tuple[str, int]]:
    """Return the states that occur, in their order, with how often."""
    counted = Counter(one.state for one in annotations)
    return [(state.value, counted[state]) for state in State if counted[state]]
