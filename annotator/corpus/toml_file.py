"""Reads an `articles.toml`: what is known about the files that lie beside it."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from annotator.corpus.actions import Description
from annotator.corpus.zones.corrections import Correction
from annotator.kernel.errors import Invalid

TEXTS = ("title", "outlet", "author", "address", "licence_note")


@dataclass(frozen=True, kw_only=True)
class Article:
    """A file of a seeds folder, with its bytes and what is known about it."""

    raw: bytes
    sha256: str
    description: Description


def read_articles(path: Path) -> Iterator[Article]:
    """Give the articles in the order of the file.

    Raises Invalid that names the article for a missing key, a wrong type or a changed file.
    """
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["article"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise Invalid(f"{path.name} is not a list of articles: {error}") from error
    for row in rows:
        yield _article(row, folder=path.parent)


def _article(row: dict[str, Any], *, folder: Path) -> Article:
    name = row.get("file", "an article without `file`")
    raw = (folder / row["file"]).read_bytes() if "file" in row else b""
    digest = hashlib.sha256(raw).hexdigest()
    if digest != row.get("sha256"):
        raise Invalid(f"{name}: its SHA-256 is {digest}, not what articles.toml says.")
    published_on = row.get("date")
    if published_on is not None and type(published_on) is not date:
        raise Invalid(f"{name}: `date` is a plain date such as 2019-01-24.")
    return Article(
        raw=raw,
        sha256=digest,
        description=Description(
            **{key: row.get(key, "") for key in TEXTS},
            published_on=published_on,
            language=row.get("language", "en"),
            source_name=name,
            corrections=tuple(_correction(zone) for zone in row.get("zone", [])),
        ),
    )


def _correction(row: dict[str, Any]) -> Correction:
    return Correction(
        quote=row["quote"],
        kind=row["kind"],
        author=row.get("author", ""),
        time=row.get("time", ""),
    )
