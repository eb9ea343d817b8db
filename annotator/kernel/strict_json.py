"""The gate that every JSON body passes: what PostgreSQL or a reader could not hold is refused.

Django REST framework's own parser takes duplicate keys (the last one wins silently), lone
surrogates and NUL (an error at the database), and any depth (an error in the interpreter).
"""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from annotator.kernel.errors import TooLarge

MOST_DEPTH = 32


class StrictJsonParser(BaseParser):
    """`application/json`, strictly: UTF-8, unique keys, finite numbers, bounded depth, no NUL."""

    media_type = "application/json"

    def parse(
        self,
        stream: Any,
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        raw = stream.read(most + 1)
        if len(raw) > most:
            raise TooLarge(f"A body holds at most {most} bytes.")
        return strict_json(raw)


def strict_json(raw: bytes) -> Any:
    """Return the value of a JSON text. Raises ParseError with the reason."""
    try:
        value = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
    except UnicodeDecodeError as error:
        raise ParseError(f"The body is not UTF-8 at byte {error.start}.") from error
    except RecursionError as error:
        raise ParseError(f"The body is nested deeper than {MOST_DEPTH} levels.") from error
    except ValueError as error:
        raise ParseError(f"The body is not valid JSON: {error}") from error
    _check(value, depth=1)
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ParseError(f"The key {key[:80]!r} stands twice in one object.")
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise ParseError(f"{name} is not a JSON number.")


def _finite(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise ParseError("A number in the body is too large.")
    return number


def _check(value: Any, *, depth: int) -> None:
    if depth > MOST_DEPTH:
        raise ParseError(f"The body is nested deeper than {MOST_DEPTH} levels.")
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            _check_text(key)
            _check(inner, depth=depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _check(inner, depth=depth + 1)


def _check_text(text: str) -> None:
    if "\x00" in text:
        raise ParseError("The body holds a NUL character, which no text here may hold.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ParseError("The body holds half a surrogate pair.") from error
