"""The list beside a text: each annotation as a card, grouped by the sentence it starts in."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from django.db.models import Q, prefetch_related_objects
from django.urls import reverse

from annotator.desk.annotations import Annotation
from annotator.desk.offers import Offer
from annotator.people.models import Project
from annotator.review.models import SentenceCheck
from annotator.scheme.models import Label, Layer, Scheme
from annotator.scheme.style_sheet import fills, look, style_address
from annotator.segmentation.models import Segment

MOST_QUOTE = 200
"""A longer quote is shortened in its middle; the text beside it has the whole."""


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A rule or a label's definition, and where it stands."""

    title: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """An annotation in the list; `number` tells it apart on its page."""

    number: int
    annotation: Annotation
    look: str
    fills: bool
    quote: str
    values: list[tuple[str, str]]
    triggers: list[str]
    cited: Cited | None
    # None for who may not review.
    offer: Offer | None = None


@dataclass(frozen=True, kw_only=True)
class CheckedLayer:
    """A layer of which somebody found nothing in a sentence."""

    key: str
    title: str
    check: SentenceCheck
    # It was said just now.
    is_new: bool = False


@dataclass(frozen=True, kw_only=True)
class Group:
    """What starts in one sentence, or outside of all sentences; what is checked there."""

    sentence: int | None
    cards: list[Card]
    checks: list[CheckedLayer] = field(default_factory=list)

    @property
    def note(self) -> str:
        """Say "Sentence 13: 2 annotations"; one that was rejected counts, for it is listed."""
        number = len(self.cards)
        where = f"Sentence {self.sentence}" if self.sentence else "Outside of the sentences"
        if not number:
            return f"{where}: checked, nothing here"
        return f"{where}: {number} annotation{'' if number == 1 else 's'}"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A label in the legend, and how often the text shows it."""

    label: Label
    look: str
    count: int


class Codebooks:
    """The versions of a project's codebook that a page needs: the newest, and those in use."""

    def __init__(self, project: Project, annotations: Iterable[Annotation]) -> None:
        self.project = project
        used = {
            label.layer.scheme_id
            for one in annotations
            for label in (one.label, one.suggestion.label if one.suggestion else one.label)
        }
        versions = Scheme.objects.filter(project=project).order_by("-version")
        newest = versions.values("pk")[:1]
        self.schemes = {
            scheme.pk: scheme
            for scheme in versions.filter(Q(pk__in=used) | Q(pk__in=newest)).defer("guidelines")
        }
        prefetch_related_objects(
            list(self.schemes.values()), "layers__labels", "layers__attributes", "rules"
        )
        self.titles = {
            layer.pk: {attribute.key: attribute.title for attribute in layer.attributes.all()}
            for scheme in self.schemes.values()
            for layer in scheme.layers.all()
        }
        self.cited = {scheme.pk: self._anchors(scheme) for scheme in self.schemes.values()}

    @property
    def newest(self) -> Scheme | None:
        return next(iter(self.schemes.values()), None)

    def style_sheets(self) -> list[str]:
        """Return the addresses of the versions' style sheets; what a newer one says wins."""
        return [
            style_address(self.project, scheme, _labels(scheme))
            for scheme in reversed(self.schemes.values())
        ]

    @property
    def layers(self) -> list[Layer]:
        """The layers of the newest version."""
        return list(self.newest.layers.all()) if self.newest else []

    def label_titles(self) -> dict[str, str]:
        return {label.key: label.title for label in (_labels(self.newest) if self.newest else [])}

    def legend(self, cards: Iterable[Card]) -> list[Entry]:
        """Return the labels of the newest version with how many cards have each."""
        looks = [card.look for card in cards if card.annotation.is_drawn]
        return [
            Entry(label=label, look=look(label), count=looks.count(look(label)))
            for label in (_labels(self.newest) if self.newest else [])
        ]

    def card(self, number: int, annotation: Annotation) -> Card:
        suggestion = annotation.suggestion
        evidence = suggestion.evidence if suggestion else {}
        anchors = self.cited.get(suggestion.label.layer.scheme_id, {}) if suggestion else {}
        quotes = [trigger["quote"] for trigger in evidence.get("triggers", [])]
        return Card(
            number=number,
            annotation=annotation,
            look=look(annotation.label),
            fills=annotation.is_own and fills(annotation.label),
            quote=shortened(annotation.quote),
            values=self._values(annotation),
            triggers=list(dict.fromkeys(" ".join(quote.split()) for quote in quotes)),
            cited=anchors.get(evidence.get("anchor", "")),
        )

    def _values(self, annotation: Annotation) -> list[tuple[str, str]]:
        """Return attributes in the codebook's order, and last what it does not know."""
        titles = self.titles[annotation.label.layer_id]
        keys = [*titles, *(key for key in annotation.attributes if key not in titles)]
        return [
            (titles.get(key, key), str(annotation.attributes[key]))
            for key in keys
            if annotation.attributes.get(key)
        ]

    def _anchors(self, scheme: Scheme) -> dict[str, Cited]:
        """Return what can be cited of a version, by its anchor."""
        page = reverse("scheme", args=[self.project.slug, scheme.version])
        titles = {label.anchor: label.title for label in _labels(scheme)}
        titles |= {rule.anchor: f"Rule {rule.number}: {rule.title}" for rule in scheme.rules.all()}
        return {
            anchor: Cited(title=title, address=f"{page}#{anchor}")
            for anchor, title in titles.items()
        }


def groups_of(cards: Iterable[Card], sentences: Sequence[Segment]) -> list[Group]:
    """Group cards, which come in reading order, by the sentence that they start in."""
    starts = [sentence.start for sentence in sentences]

    def sentence_of(card: Card) -> int | None:
        nth = bisect_right(starts, card.annotation.start) - 1
        if nth < 0 or card.annotation.start >= sentences[nth].end:
            return None
        return sentences[nth].number

    return [
        Group(sentence=number, cards=list(found))
        for number, found in groupby(cards, key=sentence_of)
    ]


def with_checks(
    groups: Iterable[Group], checks: Iterable[CheckedLayer], sentences: Sequence[Segment]
) -> list[Group]:
    """Put each check at its sentence; one that nothing starts in gets a group for it."""
    starts = {sentence.start: sentence.number for sentence in sentences}
    found = list(groups)
    for checked in checks:
        number = starts.get(checked.check.start)
        if number is None:
            continue  # the sentences were cut anew since, and differently
        nth = next((nth for nth, one in enumerate(found) if one.sentence == number), None)
        if nth is None:
            nth = sum(one.sentence is not None and one.sentence < number for one in found)
            found.insert(nth, Group(sentence=number, cards=[]))
        found[nth] = replace(found[nth], checks=[*found[nth].checks, checked])
    return found


def shortened(quote: str) -> str:
    """Return a quote on one line, its middle left out where it is long."""
    words = " ".join(quote.split())
    if len(words) <= MOST_QUOTE:
        return words
    half = MOST_QUOTE // 2
    head, tail = words[:half].rsplit(" ", 1)[0], words[-half:].split(" ", 1)[-1]
    return f"{head} … {tail}"


def _labels(scheme: Scheme) -> list[Label]:
    layers: Iterable[Layer] = scheme.layers.all()
    return [label for layer in layers for label in layer.labels.all()]
