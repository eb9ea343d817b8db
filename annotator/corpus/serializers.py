"""How documents are told."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from annotator.corpus.models import Document, Zone
from annotator.people.models import Project


class ZoneOut(serializers.ModelSerializer[Zone]):
    class Meta:
        model = Zone
        fields = ["kind", "start", "end", "author", "time"]


class DocumentRow(serializers.ModelSerializer[Document]):
    """A document in a list: everything but its text."""

    project = serializers.SlugRelatedField[Project](slug_field="slug", read_only=True)
    date = serializers.DateField(source="published_on", allow_null=True, read_only=True)
    address = serializers.CharField(read_only=True)  # empty where it is not known
    zones = serializers.SerializerMethodField()

    class Meta:
        model = Document
        fields = [
            "id",
            "project",
            "title",
            "outlet",
            "author",
            "date",
            "address",
            "language",
            "licence_note",
            "source_name",
            "length",
            "text_sha256",
            "raw_sha256",
            "added_at",
            "zones",
        ]

    @extend_schema_field(ZoneOut(many=True))
    def get_zones(self, document: Document) -> list[dict[str, object]]:
        latest = max(document.zone_sets.all(), key=lambda zone_set: zone_set.version)
        return [dict(row) for row in ZoneOut(latest.zones.all(), many=True).data]


class DocumentOut(DocumentRow):
    """A document with its text."""

    class Meta(DocumentRow.Meta):
        fields = [*DocumentRow.Meta.fields, "text"]
