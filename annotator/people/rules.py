"""What names and lifetimes are allowed."""

import unicodedata
from datetime import timedelta

from annotator.kernel.errors import Invalid

SIGN_IN_LINK_LIFETIME = timedelta(minutes=15)
TOKEN_LIFETIME = timedelta(days=365)


def plain_name(text: str, *, field: str, most: int = 200) -> str:
    """Return a name in NFC, trimmed. Raises Invalid for controls and invisible characters in it."""
    name = unicodedata.normalize("NFC", text).strip()
    if not name or len(name) > most:
        raise Invalid(
            "Some fields are not valid.", details={field: [f"Give 1 to {most} characters."]}
        )
    if any(unicodedata.category(character).startswith("C") for character in name):
        raise Invalid(
            "Some fields are not valid.",
            details={field: ["Control and invisible characters are not allowed in a name."]},
        )
    return name
