"""The shapes of decisions and marks, in and out."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from annotator.review.actions.verdicts import Decision
from annotator.review.models import (
    Mark,
    MarkRevision,
    RejectReason,
    RevisionKind,
    Verdict,
    VerdictKind,
)
from annotator.review.rules import Content

ONLY_FOR_EDIT = ("label", "start", "end", "attributes", "quote", "replaces")


class ReplacedIn(serializers.Serializer[Any]):
    """A mark that makes way, at the revision that was seen."""

    id = serializers.UUIDField()
    revision = serializers.IntegerField(min_value=1)


def _replaces(rows: list[dict[str, Any]] | None) -> dict[str, int]:
    return {str(row["id"]): row["revision"] for row in rows or []}


class VerdictIn(serializers.Serializer[Any]):
    """A decision. An edit names what differs; what it leaves out stays as suggested."""

    kind = serializers.ChoiceField(choices=VerdictKind.choices)
    reason = serializers.ChoiceField(
        choices=RejectReason.choices, required=False, help_text="Only with `reject`."
    )
    label = serializers.CharField(required=False, max_length=40)  # type: ignore[assignment]
    start = serializers.IntegerField(required=False, min_value=0)
    end = serializers.IntegerField(required=False, min_value=1)
    attributes = serializers.DictField(
        child=serializers.CharField(allow_blank=True),
        required=False,
        help_text="All attributes; replaces the suggested ones.",
    )
    quote = serializers.CharField(
        required=False,
        trim_whitespace=False,
        help_text="What the text reads there; refused unless it fits the offsets.",
    )
    replaces = ReplacedIn(many=True, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        kind = attrs["kind"]
        refused = {}
        if kind != VerdictKind.REJECT and "reason" in attrs:
            refused["reason"] = "Only a rejection has a reason."
        if kind != VerdictKind.EDIT:
            allowed = {"replaces"} if kind == VerdictKind.CONFIRM else set()
            refused |= {
                name: "Only an edit takes this."
                for name in ONLY_FOR_EDIT
                if name in attrs and name not in allowed
            }
        if refused:
            raise serializers.ValidationError(refused)
        return attrs

    def decision(self) -> Decision:
        given = dict(self.validated_data)
        return Decision(**{**given, "replaces": _replaces(given.get("replaces"))})


class MarkIn(serializers.Serializer[Any]):
    """A mark, whole."""

    document = serializers.UUIDField()
    layer = serializers.CharField(max_length=40)
    label = serializers.CharField(max_length=40)  # type: ignore[assignment]
    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=1)
    attributes = serializers.DictField(
        child=serializers.CharField(allow_blank=True), required=False
    )
    quote = serializers.CharField(required=False, trim_whitespace=False)
    replaces = ReplacedIn(many=True, required=False)

    def content(self) -> Content:
        given = self.validated_data
        return Content(
            layer=given["layer"],
            label=given["label"],
            start=given["start"],
            end=given["end"],
            attributes=given.get("attributes", {}),
        )

    def replaced(self) -> dict[str, int]:
        return _replaces(self.validated_data.get("replaces"))


class MarkChangeIn(serializers.Serializer[Any]):
    """What shall differ in a mark; `attributes` replaces all of them."""

    label = serializers.CharField(required=False, max_length=40)  # type: ignore[assignment]
    start = serializers.IntegerField(required=False, min_value=0)
    end = serializers.IntegerField(required=False, min_value=1)
    attributes = serializers.DictField(
        child=serializers.CharField(allow_blank=True), required=False
    )
    quote = serializers.CharField(required=False, trim_whitespace=False)
    replaces = ReplacedIn(many=True, required=False)

    def content(self, now: Content) -> Content:
        given = self.validated_data
        return Content(
            layer=now.layer,
            label=given.get("label", now.label),
            start=given.get("start", now.start),
            end=given.get("end", now.end),
            attributes=given.get("attributes", now.attributes),
        )

    def replaced(self) -> dict[str, int]:
        return _replaces(self.validated_data.get("replaces"))


class RevisionOut(serializers.ModelSerializer[MarkRevision]):
    """What a mark said at one revision."""

    revision = serializers.IntegerField(source="number")
    kind = serializers.ChoiceField(choices=RevisionKind.choices)
    layer = serializers.CharField(source="label.layer.key")
    label = serializers.CharField(source="label.key")  # type: ignore[assignment]
    attributes = serializers.DictField(child=serializers.CharField())
    by = serializers.CharField(source="by.username")

    class Meta:
        model = MarkRevision
        fields = [
            "revision",
            "kind",
            "layer",
            "label",
            "start",
            "end",
            "quote",
            "attributes",
            "by",
            "at",
            "change_set",
        ]


class MarkOut(serializers.Serializer[Mark]):
    """A mark as it stands; a deleted one tells what was deleted."""

    id = serializers.UUIDField()
    document = serializers.UUIDField(source="assignment.document_id")
    reviewer = serializers.CharField(source="assignment.reviewer.username")
    suggestion = serializers.UUIDField(source="suggestion_id", allow_null=True)
    made_at = serializers.DateTimeField()
    deleted = serializers.BooleanField()
    layer = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()
    attributes = serializers.DictField(child=serializers.CharField())
    revision = serializers.IntegerField()
    changed_at = serializers.DateTimeField()
    change_set = serializers.UUIDField()

    def to_representation(self, instance: Mark | MarkRevision) -> dict[str, Any]:
        if isinstance(instance, Mark):
            instance = instance.revisions.select_related(
                "label__layer", "mark__assignment__reviewer"
            ).get(number=instance.revision)
        mark = instance.mark
        return {
            "id": str(mark.pk),
            "document": str(mark.assignment.document_id),
            "reviewer": mark.assignment.reviewer.username,
            "suggestion": str(mark.suggestion_id) if mark.suggestion_id else None,
            "made_at": mark.made_at,
            "deleted": instance.kind == RevisionKind.DELETE,
            "layer": instance.label.layer.key,
            "label": instance.label.key,
            "start": instance.start,
            "end": instance.end,
            "quote": instance.quote,
            "attributes": instance.attributes,
            "revision": instance.number,
            "changed_at": instance.at,
            "change_set": str(instance.change_set),
        }


class VerdictOut(serializers.ModelSerializer[Verdict]):
    """A decision on a suggestion, with the revision of the mark that it led to."""

    kind = serializers.ChoiceField(choices=VerdictKind.choices)
    by = serializers.CharField(source="assignment.reviewer.username")
    mark = serializers.SerializerMethodField()

    class Meta:
        model = Verdict
        fields = ["id", "suggestion", "kind", "reason", "by", "given_at", "change_set", "mark"]

    @extend_schema_field(MarkOut(allow_null=True))
    def get_mark(self, verdict: Verdict) -> dict[str, Any] | None:
        if verdict.mark_revision is None:
            return None
        return MarkOut().to_representation(verdict.mark_revision)
