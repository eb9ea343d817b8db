"""Documents, the zones of their texts, and the entities that a corpus speaks of."""

import uuid

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from annotator.corpus.querysets import DocumentQuerySet
from annotator.kernel.evidence import Evidence
from annotator.kernel.models import Blob
from annotator.markup.zones import ZONE_KINDS
from annotator.people.models import Project, User

UNCHANGING = ("text", "text_sha256", "raw_sha256", "original", "project", "removed", "bom")


class Document(models.Model):
    """A text as it came in. The text never changes; what is known about it may be corrected."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    length = models.PositiveIntegerField()
    original = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    raw_sha256 = models.CharField(max_length=64)
    bom = models.BooleanField(default=False)
    # Offsets in `text` of the line feeds that had a carriage return before them.
    removed = ArrayField(models.PositiveIntegerField(), default=list, blank=True)

    title = models.CharField(max_length=500)
    outlet = models.CharField(max_length=200, blank=True)
    author = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    address = models.URLField(max_length=1000, blank=True)
    language = models.CharField(max_length=12)
    licence_note = models.TextField(blank=True)
    source_name = models.CharField(max_length=255, blank=True)

    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "text_sha256"], name="document_text_is_unique"
            ),
        ]
        indexes = [models.Index(fields=["project", "added_at", "id"], name="document_by_arrival")]
        triggers = [
            pgtrigger.Protect(
                name="text_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(*UNCHANGING),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ZoneSet(models.Model):
    """One version of a document's zones: found by rules, or corrected by hand. The latest counts."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="zone_sets")
    version = models.PositiveIntegerField()
    rules = models.CharField(max_length=40)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "version"], name="zone_set_is_unique"),
        ]

    def __str__(self) -> str:
        return f"zones of {self.document} v{self.version}"


class Zone(Evidence):
    """A stretch of one kind; all kinds but `markup` partition the text."""

    zone_set = models.ForeignKey(ZoneSet, on_delete=models.PROTECT, related_name="zones")
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in ZONE_KINDS])
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    author = models.CharField(max_length=200, blank=True)
    # As printed, for a site does not say in which time zone: "2013-09-16T01:33".
    time = models.CharField(max_length=32, blank=True)

    class Meta(Evidence.Meta):
        ordering = ["start", "end", "kind"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="zone_is_not_empty"),
            models.CheckConstraint(condition=Q(kind__in=ZONE_KINDS), name="zone_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}..{self.end}"


class Entity(models.Model):
    """Somebody whose framing a text reports: a person, office, people or state, with aliases."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, blank=True)
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)

    class Meta:
        ordering = ["name", "key"]
        constraints = [
            models.UniqueConstraint(fields=["project", "key"], name="entity_key_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name
