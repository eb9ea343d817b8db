"""Reads the files of a pack and says, where one is wrong, which file and which key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.kernel.errors import Invalid
from annotator.suggestion.suggesters.patterns import Pattern, parse, phrases


class PackError(Invalid):
    """A pack folder does not hold what a suggester needs."""


@dataclass(frozen=True)
class Table:
    """A table of a TOML file that knows where it stands."""

    where: str
    values: Mapping[str, Any]

    def wrong(self, key: str, problem: str) -> PackError:
        return PackError(f"{self.where}, key {key!r}: {problem}")

    def get(self, key: str, kind: type[Any], default: Any = None) -> Any:
        """Return a value of this kind; without a default it must be there."""
        value = self.values.get(key, default)
        if value is None:
            raise self.wrong(key, "is missing.")
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            raise self.wrong(key, f"should be a {kind.__name__}, not {value!r}.")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        return str(self.get(key, str, default))

    def number(self, key: str, *, low: float = 0.0, high: float = 1.0) -> float:
        value = float(self.get(key, float))
        if not low <= value <= high:
            raise self.wrong(key, f"should lie in {low:g}..{high:g}, not {value:g}.")
        return value

    def texts(self, key: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        found = self.get(key, list, None if default is None else list(default))
        if not all(isinstance(text, str) for text in found):
            raise self.wrong(key, "should be a list of strings.")
        return tuple(found)

    def table(self, key: str) -> Table:
        return Table(f"{self.where} [{key}]", self.get(key, dict))

    def tables(self, key: str) -> list[Table]:
        found = self.get(key, list)
        if not found or not all(isinstance(values, dict) for values in found):
            raise self.wrong(key, "should be one or more tables.")
        return [Table(f"{self.where} [[{key}]] {i}", values) for i, values in enumerate(found, 1)]

    def one_of(self, key: str, known: Sequence[str], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in known:
            raise self.wrong(key, f"{value!r} is unknown; use one of {', '.join(known)}.")
        return value

    def phrases(self, key: str) -> tuple[str, ...]:
        """Return every phrase that the lines under this key stand for."""
        try:
            return tuple(
                dict.fromkeys(phrase for line in self.texts(key) for phrase in phrases(line))
            )
        except ValueError as error:
            raise self.wrong(key, str(error)) from error

    def patterns(self, key: str, default: Sequence[str] | None = None) -> tuple[Pattern, ...]:
        try:
            return tuple(parse(line) for line in self.texts(key, default))
        except PackError:
            raise
        except ValueError as error:
            raise self.wrong(key, str(error)) from error


def read_toml(path: Path) -> Table:
    """Return the top table of a file of the pack."""
    name = f"{path.parent.name}/{path.name}"
    try:
        return Table(name, tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise PackError(f"{name} is missing.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{name} is no valid TOML: {error}") from error
