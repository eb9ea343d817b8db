"""What the corpus list can be filtered by."""

from collections.abc import Iterable

from django import forms

from annotator.desk.reads import language_name


class CorpusFilter(forms.Form):
    """A GET form, so that what it shows has an address. What is not valid filters nothing."""

    title = forms.CharField(
        required=False,
        max_length=200,
        strip=True,
        label="Title has",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    outlet = forms.ChoiceField(required=False, label="Outlet")
    language = forms.ChoiceField(required=False, label="Language")

    def __init__(
        self, data: dict[str, str], *, outlets: Iterable[str], languages: Iterable[str]
    ) -> None:
        super().__init__(data, use_required_attribute=False)
        self._offer("outlet", ((outlet, outlet) for outlet in outlets))
        self._offer("language", ((code, language_name(code)) for code in languages))

    def chosen(self) -> dict[str, str]:
        """Return what to filter by: valid, and not empty."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
        field.choices = [("", "All"), *sorted(choices, key=lambda choice: choice[1].casefold())]
