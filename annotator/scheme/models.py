"""The codebook of a project, by version."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from annotator.people.models import Project


class Scheme(models.Model):
    """One version of a project's codebook. A version in use is never edited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    guidelines = models.TextField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "version"], name="scheme_version_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.title} v{self.version}"


class Layer(models.Model):
    """A kind of annotation with its own labels: framing, argument."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="layers")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "key"], name="layer_key_is_unique"),
        ]

    def __str__(self) -> str:
        return self.title


class Label(models.Model):
    """What a span can be. The look (glyph, colour slot, key) is data, not code."""

    layer = models.ForeignKey(Layer, on_delete=models.PROTECT, related_name="labels")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    glyph = models.CharField(max_length=4)
    digit = models.CharField(max_length=1)
    colour = models.CharField(max_length=20)
    anchor = models.CharField(max_length=60)
    text = models.TextField()
    exclusive = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["layer", "key"], name="label_key_is_unique"),
        ]

    def __str__(self) -> str:
        return self.title


class Attribute(models.Model):
    """A property that spans of a layer carry."""

    class Kind(models.TextChoices):
        ENTITY = "entity"
        CHOICE = "choice"

    layer = models.ForeignKey(Layer, on_delete=models.PROTECT, related_name="attributes")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind)
    values = ArrayField(models.CharField(max_length=60))
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["layer", "key"], name="attribute_key_is_unique"),
        ]

    def __str__(self) -> str:
        return self.title


class LinkType(models.Model):
    """A relation that annotations of a layer can have."""

    layer = models.ForeignKey(Layer, on_delete=models.PROTECT, related_name="link_types")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    sources = ArrayField(models.CharField(max_length=40))
    targets = ArrayField(models.CharField(max_length=40))
    to_links = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["layer", "key"], name="link_type_key_is_unique"),
        ]

    def __str__(self) -> str:
        return self.title


class Rule(models.Model):
    """A rule of decision, with the anchor that it is cited by."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="rules")
    number = models.PositiveSmallIntegerField()
    anchor = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    text = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "anchor"], name="rule_anchor_is_unique"),
        ]

    def __str__(self) -> str:
        return f"Rule {self.number}: {self.title}"
