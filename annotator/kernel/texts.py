"""What PostgreSQL can hold as text."""


def is_storable(text: str) -> bool:
    """Whether a text has neither NUL nor half a surrogate pair."""
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
