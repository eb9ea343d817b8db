"""Reads and checks a `scheme.toml`: plain values, or an error that names the place."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.kernel.errors import Invalid
from annotator.scheme.guidelines import Section, sections

KEY = re.compile(r"[a-z][a-z0-9_-]{0,39}")
COLOURS = frozenset({"vermilion", "blue", "grey", "green", "ink"})
KINDS = frozenset({"entity", "choice"})


@dataclass(frozen=True, kw_only=True)
class LabelSpec:
    key: str
    title: str
    glyph: str
    digit: str
    colour: str
    anchor: str
    exclusive: bool
    text: str


@dataclass(frozen=True, kw_only=True)
class AttributeSpec:
    key: str
    title: str
    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LinkTypeSpec:
    key: str
    title: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    to_links: bool


@dataclass(frozen=True, kw_only=True)
class LayerSpec:
    key: str
    title: str
    labels: tuple[LabelSpec, ...]
    attributes: tuple[AttributeSpec, ...]
    link_types: tuple[LinkTypeSpec, ...]


@dataclass(frozen=True, kw_only=True)
class RuleSpec:
    number: int
    anchor: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class SchemeSpec:
    """All that a scheme file says, with the guidelines beside it."""

    slug: str
    name: str
    description: str
    language: str
    version: int
    title: str
    guidelines: str
    layers: tuple[LayerSpec, ...]
    rules: tuple[RuleSpec, ...]


def read_scheme(path: Path) -> SchemeSpec:
    """Read a scheme file and the guidelines it names. Raises Invalid that names what is wrong."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return _spec(raw, folder=path.parent)
    except tomllib.TOMLDecodeError as error:
        raise Invalid(f"{path.name} is not valid TOML: {error}") from error
    except KeyError as error:
        raise Invalid(f"{path.name} lacks the key {error}.") from error


def _spec(raw: dict[str, Any], *, folder: Path) -> SchemeSpec:
    guidelines = (folder / raw["scheme"]["guidelines"]).read_text(encoding="utf-8")
    keys = [label["key"] for layer in raw["layer"] for label in layer["label"]]
    if len(set(keys)) != len(keys):
        raise Invalid("A label key stands twice in the scheme.")
    cited = sections(guidelines, label_keys=keys)
    return SchemeSpec(
        slug=raw["project"]["slug"],
        name=raw["project"]["name"],
        description=raw["project"].get("description", ""),
        language=raw["project"].get("language", "en"),
        version=raw["scheme"]["version"],
        title=raw["scheme"]["title"],
        guidelines=guidelines,
        layers=tuple(_layer(layer, cited) for layer in raw["layer"]),
        rules=tuple(_rule(rule, cited) for rule in raw.get("rule", [])),
    )


def _layer(raw: dict[str, Any], cited: dict[str, Section]) -> LayerSpec:
    return LayerSpec(
        key=_key(raw["key"]),
        title=raw["title"],
        labels=tuple(_label(label, cited) for label in raw["label"]),
        attributes=tuple(_attribute(attribute) for attribute in raw.get("attribute", [])),
        link_types=tuple(
            LinkTypeSpec(
                key=_key(link["key"]),
                title=link["title"],
                sources=tuple(link["from"]),
                targets=tuple(link["to"]),
                to_links=link.get("to_links", False),
            )
            for link in raw.get("link_type", [])
        ),
    )


def _label(raw: dict[str, Any], cited: dict[str, Section]) -> LabelSpec:
    if raw["colour"] not in COLOURS:
        raise Invalid(f"Label {raw['key']}: colour is one of {', '.join(sorted(COLOURS))}.")
    return LabelSpec(
        key=_key(raw["key"]),
        title=raw["title"],
        glyph=raw["glyph"],
        digit=raw["digit"],
        colour=raw["colour"],
        anchor=raw["anchor"],
        exclusive=raw.get("exclusive", False),
        text=_cited(raw["anchor"], cited).text,
    )


def _attribute(raw: dict[str, Any]) -> AttributeSpec:
    if raw["kind"] not in KINDS:
        raise Invalid(f"Attribute {raw['key']}: kind is one of {', '.join(sorted(KINDS))}.")
    return AttributeSpec(
        key=_key(raw["key"]), title=raw["title"], kind=raw["kind"], values=tuple(raw["values"])
    )


def _rule(raw: dict[str, Any], cited: dict[str, Section]) -> RuleSpec:
    anchor = f"rule-{raw['number']}"
    return RuleSpec(
        number=raw["number"],
        anchor=anchor,
        title=raw["title"],
        text=_cited(anchor, cited).text,
    )


def _cited(anchor: str, cited: dict[str, Section]) -> Section:
    if anchor not in cited:
        raise Invalid(f"The scheme names the anchor {anchor}, which the guidelines do not have.")
    return cited[anchor]


def _key(text: str) -> str:
    if not KEY.fullmatch(text):
        raise Invalid(f"{text!r} is not a key: lower-case letters, digits, - and _, up to 40.")
    return text
