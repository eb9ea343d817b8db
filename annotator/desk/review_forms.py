"""The forms of the review page: change an annotation, add one, say that there is nothing.

They turn what a person types (words, a sentence's number) into bounds; whether the outcome may be
is for the actions to say, whose refusals are shown beside the same fields.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from annotator.desk.quoting import one_line, places
from annotator.markup.bounds import annotation_bounds
from annotator.review.models import RejectReason
from annotator.review.rules import Content
from annotator.scheme.models import Attribute, Layer
from annotator.segmentation.models import Segment

ATTRIBUTE = "attribute-"
NOT_THERE = "These words do not stand {where}. Copy them from the text."
TOO_OFTEN = "These words stand {often} times {where}. Take more words, so that one place is meant."


class SpanForm(forms.Form):
    """A label and attributes of one layer of the codebook."""

    label = forms.ChoiceField(label="Label")

    def __init__(self, data: Any = None, *, layer: Layer, text: str, **options: Any) -> None:
        super().__init__(data, use_required_attribute=False, **options)
        self.layer = layer
        self.text = text
        self.bounds: tuple[int, int] | None = None
        choices = [(label.key, label.title) for label in layer.labels.all()]
        self.fields["label"] = forms.ChoiceField(label="Label", choices=choices)
        for attribute in layer.attributes.all():
            self.fields[ATTRIBUTE + attribute.key] = _field(attribute)

    def content(self) -> Content:
        """Return what a valid form says."""
        assert self.bounds  # noqa: S101 -- a valid form has them
        return Content(
            layer=self.layer.key,
            label=self.cleaned_data["label"],
            start=self.bounds[0],
            end=self.bounds[1],
            attributes={
                name.removeprefix(ATTRIBUTE): value
                for name, value in self.cleaned_data.items()
                if name.startswith(ATTRIBUTE)
            },
        )

    def find(self, words: str, *, start: int, end: int, where: str) -> tuple[int, int] | None:
        """Return the one place of the words in a stretch; says at the field where there is none."""
        found = places(self.text, words, start=start, end=end)
        if len(found) == 1:
            return found[0]
        told = NOT_THERE if not found else TOO_OFTEN
        self.add_error("quote", told.format(where=where, often=len(found)))
        return None

    @property
    def attribute_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(ATTRIBUTE)]


class EditForm(SpanForm):
    """What shall be different: bounds by words of the sentence, or by offsets."""

    quote = forms.CharField(label="Words", widget=forms.Textarea(attrs={"rows": 3}))
    start = forms.IntegerField(label="Start", min_value=0)
    end = forms.IntegerField(label="End", min_value=1)

    def __init__(self, *args: Any, now: Content, around: Sequence[Segment], **options: Any) -> None:
        self.now = now
        self.around = around
        text: str = options["text"]
        initial = {
            "label": now.label,
            "quote": one_line(text[now.start : now.end]),
            "start": now.start,
            "end": now.end,
        } | {ATTRIBUTE + key: value for key, value in now.attributes.items()}
        super().__init__(*args, initial=initial, **options)

    def clean(self) -> None:
        given = self.cleaned_data
        if not {"quote", "start", "end"} <= given.keys():
            return
        numbers, words = (given["start"], given["end"]), one_line(given["quote"])
        is_moved = numbers != (self.now.start, self.now.end)
        if words == self.initial["quote"]:
            self.bounds = numbers
        elif not is_moved:
            self.bounds = self._found(words)
        elif words == one_line(self.text[slice(*numbers)]):
            self.bounds = numbers
        else:
            self.add_error("quote", "Words and offsets say different things; change only one.")

    def _found(self, words: str) -> tuple[int, int] | None:
        start = min((one.start for one in self.around), default=self.now.start)
        end = max((one.end for one in self.around), default=self.now.end)
        numbers = " and ".join(str(one.number) for one in self.around)
        where = f"in sentence {numbers}" if self.around else "there"
        return self.find(
            words, start=min(start, self.now.start), end=max(end, self.now.end), where=where
        )


class AddForm(SpanForm):
    """A new mark: a whole sentence, or words of it."""

    sentence = forms.IntegerField(label="Sentence", min_value=1)
    quote = forms.CharField(
        label="Words of it",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Left empty, the whole sentence is meant.",
    )

    def __init__(self, *args: Any, sentences: Iterable[Segment], read: str, **options: Any) -> None:
        self.sentences = {one.number: one for one in sentences}
        self.read = read
        super().__init__(*args, **options)

    def clean(self) -> None:
        number = self.cleaned_data.get("sentence")
        if number is None:
            return
        sentence = self.sentences.get(number)
        if sentence is None:
            self.add_error("sentence", f"The sentences are numbered 1 to {len(self.sentences)}.")
            return
        words = one_line(self.cleaned_data.get("quote", ""))
        if words:
            where = f"in sentence {number}"
            self.bounds = self.find(words, start=sentence.start, end=sentence.end, where=where)
        else:
            self.bounds = annotation_bounds(self.text, sentence.start, sentence.end, self.read)


class CheckForm(forms.Form):
    """A sentence in which there is nothing of a layer."""

    sentence = forms.IntegerField(label="Sentence", min_value=1)
    layer = forms.ChoiceField(label="Layer")

    def __init__(self, data: Any = None, *, layers: Iterable[Layer], **options: Any) -> None:
        super().__init__(data, use_required_attribute=False, **options)
        choices = [(layer.key, layer.title) for layer in layers]
        self.fields["layer"] = forms.ChoiceField(label="Layer", choices=choices)


class RejectForm(forms.Form):
    """A rejection's reason, if there is one."""

    reason = forms.ChoiceField(required=False, choices=RejectReason.choices)


def focus_first_fault(form: forms.Form) -> None:
    """Let the first field that something is wrong with have the focus when the page opens."""
    for name, form_field in form.fields.items():
        if name in form.errors:
            form_field.widget.attrs["autofocus"] = True
            return


def list_of(attribute: Attribute) -> str:
    """Return the id of the list of names that a field suggests."""
    return f"known-{attribute.layer.key}-{attribute.key}"


def _field(attribute: Attribute) -> forms.Field:
    if attribute.kind == Attribute.Kind.ENTITY:
        names = forms.TextInput(attrs={"list": list_of(attribute), "autocomplete": "off"})
        return forms.CharField(label=attribute.title, required=False, widget=names)
    choices = [("", "–"), *((value, value) for value in attribute.values)]
    return forms.ChoiceField(label=attribute.title, required=False, choices=choices)
