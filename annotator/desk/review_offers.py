"""The forms of an article's page, and refusals as the page tells them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from annotator.corpus.models import Document, Entity
from annotator.desk.annotations import Annotation
from annotator.desk.cards import Codebooks
from annotator.desk.offers import InTheWay, Problem
from annotator.desk.review_forms import AddForm, CheckForm, EditForm, list_of
from annotator.kernel.errors import DomainError
from annotator.markup.zones import Zone
from annotator.review.rules import Content
from annotator.scheme.models import Attribute, Layer
from annotator.segmentation.masks import mask
from annotator.segmentation.models import Segment

CHECK = "check"


@dataclass(frozen=True, kw_only=True)
class Known:
    """The names that a field suggests."""

    id: str
    names: list[str]


@dataclass(frozen=True, kw_only=True)
class Adder:
    """The form that adds marks of one layer."""

    key: str
    # The id that the mark will have: sent twice, it is made once.
    mark: UUID
    layer: Layer
    form: forms.Form
    is_open: bool
    problem: Problem | None


class Forms:
    """Makes the forms of one article's page from its codebook and its sentences."""

    def __init__(
        self,
        document: Document,
        *,
        layers: Sequence[Layer],
        sentences: Sequence[Segment],
        zones: Sequence[Zone],
    ) -> None:
        self.document = document
        self.layers = {layer.key: layer for layer in layers}
        self.sentences = sentences
        self.read = mask(document.text, zones)

    def edit(self, one: Annotation, data: Any = None) -> EditForm | None:
        """Return the form that changes an annotation; None where its layer is no more."""
        layer = self.layers.get(one.label.layer.key)
        if layer is None:
            return None
        return EditForm(
            data,
            layer=layer,
            text=self.document.text,
            now=Content(
                layer=layer.key,
                label=one.label.key,
                start=one.start,
                end=one.end,
                attributes=one.attributes,
            ),
            around=[s for s in self.sentences if s.start < one.end and one.start < s.end],
            auto_id=f"e-{one.key}-%s",
        )

    def add(
        self,
        layer: Layer,
        data: Any = None,
        *,
        sentence: int | None = None,
        is_asked_for: bool = False,
    ) -> AddForm:
        """Return the form that adds to a layer; one that is asked for gets the focus."""
        form = AddForm(
            data,
            layer=layer,
            text=self.document.text,
            read=self.read,
            sentences=self.sentences,
            initial={"sentence": sentence},
            auto_id=f"{add_key(layer)}-%s",
        )
        if is_asked_for:
            form.fields["label"].widget.attrs["autofocus"] = True
        return form

    def check(self, data: Any = None, *, sentence: int | None = None) -> CheckForm:
        return CheckForm(
            data,
            layers=self.layers.values(),
            initial={"sentence": sentence},
            auto_id=f"{CHECK}-%s",
        )

    def known(self) -> list[Known]:
        """Return the names for each field that takes a name; one query."""
        entities = list(
            Entity.objects.filter(project=self.document.project).values_list("name", flat=True)
        )
        return [
            Known(id=list_of(attribute), names=list(dict.fromkeys([*attribute.values, *entities])))
            for layer in self.layers.values()
            for attribute in layer.attributes.all()
            if attribute.kind == Attribute.Kind.ENTITY
        ]


def add_key(layer: Layer) -> str:
    """Return what the form that adds to a layer is called on the page."""
    return f"add-{layer.key}"


def problem_of(
    error: DomainError, *, key: str, act: str, form: forms.Form | None, codebooks: Codebooks
) -> Problem:
    """Return a refusal as the page tells it; what is wrong with a field is put beside it."""
    message = MESSAGES.get(error.code, error.message)
    if form is not None and _put_beside_fields(error, form):
        message = ""
    blocking = error.details.get("in_the_way", [])
    titles = codebooks.label_titles()
    return Problem(
        key=key,
        act=act,
        message=message,
        status=error.status,
        form=form,
        in_the_way=[
            InTheWay(label=titles.get(one["label"], one["label"]), quote=one["quote"])
            for one in blocking
        ],
        replaces=" ".join(f"{one['id']}:{one['revision']}" for one in blocking),
    )


MESSAGES = {
    "exclusive_label": "Only one of these labels can stand in a sentence. In the way:",
    "stale": (
        "Not saved: this was changed meanwhile, in another window perhaps. "
        "It is shown here as it stands now."
    ),
    "version_needed": (
        "Not saved: this was decided meanwhile, in another window perhaps. "
        "It is shown here as it stands now."
    ),
    "deleted": "Not saved: this was deleted meanwhile.",
}


def _put_beside_fields(error: DomainError, form: forms.Form) -> bool:
    told = False
    for name, reasons in error.details.items():
        beside = name.replace("attributes.", "attribute-")
        if error.code == "invalid" and beside in form.fields:
            form.add_error(beside, [str(reason) for reason in reasons])
            told = True
    return told
