"""Taking texts in."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from annotator.corpus.models import Document, Entity, Zone, ZoneSet
from annotator.corpus.newlines import decode
from annotator.corpus.zones.find import ZONE_RULES_VERSION, Correction, find_zones
from annotator.kernel.errors import Conflict
from annotator.kernel.models import Blob
from annotator.markup.zones import Zone as ZoneValue
from annotator.people.journal import note
from annotator.people.models import Project, User
from annotator.people.rules import plain_name

MOST_TITLE = 200


@dataclass(frozen=True, kw_only=True)
class Description:
    """What is known about a text beside the text."""

    title: str = ""
    outlet: str = ""
    author: str = ""
    published_on: date | None = None
    address: str = ""
    language: str = "en"
    licence_note: str = ""
    source_name: str = ""
    corrections: Sequence[Correction] = field(default=())


@dataclass(frozen=True, kw_only=True)
class EntityDescription:
    key: str
    name: str
    kind: str
    aliases: tuple[str, ...]


@transaction.atomic
def take_in(*, raw: bytes, description: Description, project: Project, by: User | None) -> Document:
    """Store a text, its original bytes and its zones.

    Raises Invalid for bytes that are no text we hold, Conflict `already_there` for a text that
    the project has; the details name the document that has it.
    """
    decoded = decode(raw)
    digest = hashlib.sha256(decoded.text.encode()).hexdigest()
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    if stored := Document.objects.filter(project=project, text_sha256=digest).first():
        raise Conflict(
            f"This text is already there: {stored.title}.",
            code="already_there",
            details={"document": str(stored.pk)},
        )
    zones = find_zones(decoded.text, corrections=description.corrections)
    document = Document.objects.create(
        project=project,
        text=decoded.text,
        text_sha256=digest,
        length=len(decoded.text),
        original=_store(raw),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        bom=decoded.bom,
        removed=list(decoded.removed),
        title=description.title or _title(decoded.text, zones),
        outlet=description.outlet,
        author=description.author,
        published_on=description.published_on,
        address=description.address,
        language=description.language,
        licence_note=description.licence_note,
        source_name=description.source_name,
        added_by=by,
    )
    _store_zones(document, zones)
    note("document.take_in", document, by=by, project=project)
    return document


@transaction.atomic
def take_in_entities(*, entities: Iterable[EntityDescription], project: Project) -> None:
    """Make the entities known in a project; those it has already are left as they are."""
    Entity.objects.bulk_create(
        (
            Entity(
                project=project,
                key=entity.key,
                name=plain_name(entity.name, field="name"),
                kind=entity.kind,
                aliases=list(entity.aliases),
            )
            for entity in entities
        ),
        ignore_conflicts=True,
    )


def _store(raw: bytes) -> Blob:
    name = default_storage.save(f"originals/{uuid4()}", ContentFile(raw))
    return Blob.objects.get(name=name)


def _store_zones(document: Document, zones: Iterable[ZoneValue]) -> None:
    zone_set = ZoneSet.objects.create(document=document, version=1, rules=ZONE_RULES_VERSION)
    Zone.objects.bulk_create(
        Zone(
            zone_set=zone_set,
            kind=zone.kind,
            start=zone.start,
            end=zone.end,
            author=zone.author[:200],
            time=zone.time,
        )
        for zone in zones
    )


def _title(text: str, zones: Iterable[ZoneValue]) -> str:
    """The first headline, or else the first line that says something."""
    stretches = [text[zone.start : zone.end] for zone in zones if zone.kind == "headline"]
    words = re.sub(r"[\s#*]+", " ", (stretches or [text.strip().split("\n")[0]])[0]).strip()
    return words if len(words) <= MOST_TITLE else f"{words[: MOST_TITLE - 1]}…"
