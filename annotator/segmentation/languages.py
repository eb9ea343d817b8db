"""The languages whose sentences we can tell apart."""

from annotator.kernel.errors import Invalid

LANGUAGES = ("en",)
"""Codes for which there are rules; to add one, write its words and a fixture, and list it."""


def base_language(language: str) -> str:
    """Return the code that rules are kept under: "en" for "en-GB".

    Raises Invalid for a language without rules.
    """
    base = language.strip().lower().replace("_", "-").split("-")[0]
    if base not in LANGUAGES:
        raise Invalid(
            f"There are no sentence rules for the language {language!r}; "
            f"these work: {', '.join(LANGUAGES)}.",
            code="language_without_rules",
            details={"language": [f"Use one of: {', '.join(LANGUAGES)}."]},
        )
    return base
