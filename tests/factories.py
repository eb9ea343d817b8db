"""Makers of small valid worlds. Everything is made through the product's own actions or tables."""

from collections.abc import Iterable
from itertools import count
from typing import Any

from rest_framework.test import APIClient

from annotator.corpus.actions import Description, take_in
from annotator.corpus.models import Document
from annotator.people.actions import give_roles, issue_token, make_project
from annotator.people.models import Project, User
from annotator.people.permits import Viewer
from annotator.scheme.actions import take_in_scheme
from annotator.scheme.models import Label, Scheme
from annotator.scheme.toml_file import (
    AttributeSpec,
    LabelSpec,
    LayerSpec,
    LinkTypeSpec,
    RuleSpec,
    SchemeSpec,
)
from annotator.segmentation.actions import segment_document
from annotator.suggestion.models import SuggestedSpan, Suggester, SuggestionRun

numbers = count(1)

TEXT = (
    "Two towns quarrel over a well.\n\n"
    "East town says the well is its own. West town wants it back. "
    "They met on Monday. A neighbour proposed to share the water.\n"
)


def a_label(key: str, *, exclusive: bool = False, digit: str = "1") -> LabelSpec:
    return LabelSpec(
        key=key,
        title=f"{key.title()} framing",
        glyph=key[0].upper(),
        digit=digit,
        colour="blue",
        anchor=f"label-{key}",
        exclusive=exclusive,
        text=f"What {key} says.",
    )


SCHEME = SchemeSpec(
    slug="wells",
    name="Wells",
    description="",
    language="en",
    version=1,
    title="Framing of wells",
    guidelines="",
    layers=(
        LayerSpec(
            key="framing",
            title="Framing",
            labels=(a_label("east"), a_label("west"), a_label("plain", exclusive=True)),
            attributes=(
                AttributeSpec(key="holder", title="Holder", kind="entity", values=("author",)),
                AttributeSpec(
                    key="commitment",
                    title="Commitment",
                    kind="choice",
                    values=("endorsed", "reported", "contested"),
                ),
            ),
            link_types=(),
        ),
        LayerSpec(
            key="argument",
            title="Argument",
            labels=(a_label("claim"),),
            attributes=(),
            link_types=(
                LinkTypeSpec(
                    key="supports",
                    title="supports",
                    sources=("claim",),
                    targets=("claim",),
                    to_links=False,
                ),
            ),
        ),
    ),
    rules=(RuleSpec(number=1, anchor="rule-1", title="Naming", text="Naming decides."),),
)


def a_project(slug: str | None = None) -> Project:
    """A project with its scheme."""
    name = slug or f"wells-{next(numbers)}"
    project = make_project(slug=name, name=name.title(), description="", by=None)
    take_in_scheme(spec=SCHEME, project=project, by=None)
    return project


def a_document(project: Project | None = None, text: str = TEXT, **known: Any) -> Document:
    """A document with its zones and sentences."""
    document = take_in(
        raw=text.encode(),
        description=Description(**known),
        project=project or a_project(),
        by=None,
    )
    segment_document(document=document)
    return document


def a_user(name: str | None = None) -> User:
    return User.objects.create(username=name or f"user{next(numbers)}")


def a_member(project: Project, *roles: str, name: str | None = None) -> User:
    """A person with roles in a project; a reviewer where none is named."""
    user = User.objects.filter(username=name).first() or a_user(name)
    give_roles(user=user, project=project, roles=roles or ("reviewer",), by=None)
    return user


def a_viewer(project: Project, *roles: str, name: str | None = None) -> Viewer:
    return Viewer(user=a_member(project, *roles, name=name))


def a_run(document: Document) -> SuggestionRun:
    """A new run of a suggester of the test's own over a document."""
    suggester, _ = Suggester.objects.get_or_create(
        project=document.project, key="test", version=f"{next(numbers)}"
    )
    return SuggestionRun.objects.create(
        suggester=suggester,
        document=document,
        segment_set=segment_document(document=document),
        number=SuggestionRun.objects.filter(document=document).count() + 1,
    )


def a_suggestion(
    document: Document | None = None,
    quote: str = "East town says the well is its own.",
    label: str = "east",
    *,
    run: SuggestionRun | None = None,
    attributes: dict[str, str] | None = None,
    score: float = 0.8,
) -> SuggestedSpan:
    """A suggestion on the first place where the text reads so."""
    document = document or a_document()
    run = run or SuggestionRun.objects.filter(document=document).last() or a_run(document)
    start = document.text.index(quote)
    scheme = Scheme.objects.get(project=document.project)
    return SuggestedSpan.objects.create(
        run=run,
        document=document,
        label=Label.objects.get(layer__scheme=scheme, key=label),
        start=start,
        end=start + len(quote),
        quote=quote,
        score=score,
        attributes=attributes or {"holder": "East town", "commitment": "reported"},
        evidence={
            "triggers": [
                {"start": start, "end": start + 4, "quote": quote[:4], "pattern": "east.names"}
            ],
            "votes": [{"part": "moves", "label": label, "score": score}],
            "anchor": "rule-1",
        },
    )


def an_api(user: User, *scopes: str) -> APIClient:
    """A client with a token of these scopes; all four where none is named."""
    wanted: Iterable[str] = scopes or ("read", "train", "review", "manage")
    client = APIClient()
    secret = issue_token(user=user, scopes=wanted, name="test", by=None).secret
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client
