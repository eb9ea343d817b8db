"""What an export is chosen by, on the page."""

from collections.abc import Iterable
from uuid import UUID

from django import forms

from annotator.exchange.formats.registry import FORMATS
from annotator.exchange.rules import parse_view
from annotator.exchange.selection import Selection
from annotator.people.models import Project
from annotator.scheme.models import Layer

Choices = Iterable[tuple[str, str]]


class ExportForm(forms.Form):
    """A GET form, so that a selection has an address that can be shared."""

    view = forms.ChoiceField(label="Annotations")
    layer = forms.ChoiceField(required=False, label="Layer")
    label = forms.MultipleChoiceField(
        required=False, label="Labels", widget=forms.CheckboxSelectMultiple
    )
    document = forms.ChoiceField(required=False, label="Article")
    format = forms.ChoiceField(
        label="Format", choices=[(form.key, form.title) for form in FORMATS.values()]
    )

    def __init__(
        self,
        data: dict[str, str],
        *,
        views: Choices,
        layers: Iterable[Layer],
        documents: Iterable[tuple[UUID, str]],
    ) -> None:
        super().__init__(data, use_required_attribute=False)
        self._offer("view", views)
        self._offer("layer", [("", "All"), *((layer.key, layer.title) for layer in layers)])
        self._offer(
            "label",
            [(label.key, label.title) for layer in layers for label in layer.labels.all()],
        )
        self._offer("document", [("", "All"), *((str(pk), title) for pk, title in documents)])

    def selection(self, project: Project) -> Selection:
        """Return what a valid form asks for."""
        chosen = self.cleaned_data
        return Selection(
            project=project,
            view=parse_view(chosen["view"]),
            layers=frozenset({chosen["layer"]}) if chosen["layer"] else None,
            labels=frozenset(chosen["label"]) if chosen["label"] else None,
            documents=frozenset({UUID(chosen["document"])}) if chosen["document"] else None,
        )

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
        field.choices = list(choices)
