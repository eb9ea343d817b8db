"""How annotations are told over the API."""

from typing import Any

from rest_framework import serializers

from annotator.review.serializers import RevisionOut
from annotator.review.suggestion_serializers import EvidenceOut, SuggesterOut


class MakerOut(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=["reviewer", "suggester"])
    name = serializers.CharField()
    version = serializers.CharField(required=False)


class SentencePlaceOut(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class VerdictStepOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=["confirm", "edit", "reject", "withdraw"])
    reason = serializers.CharField(allow_blank=True)
    by = serializers.CharField()
    at = serializers.DateTimeField()
    mark = serializers.UUIDField(allow_null=True)
    mark_revision = serializers.IntegerField(allow_null=True)
    change_set = serializers.UUIDField()


class AnnotationOut(serializers.Serializer[Any]):
    """An annotation under a view, with its provenance. Which keys are there depends on the view."""

    document = serializers.UUIDField()
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=["mark", "suggestion"])
    layer = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()
    attributes = serializers.DictField(child=serializers.CharField())
    state = serializers.ChoiceField(
        choices=[
            "suggested",
            "open",
            "confirmed",
            "edited",
            "rejected",
            "disputed",
            "added",
            "deleted",
        ]
    )
    maker = MakerOut()
    at = serializers.DateTimeField()
    revision = serializers.IntegerField()
    zone = serializers.CharField()
    sentence = SentencePlaceOut(allow_null=True)
    suggestion = serializers.UUIDField(required=False, allow_null=True)
    suggester = SuggesterOut(required=False)
    score = serializers.FloatField(required=False, allow_null=True)
    evidence = EvidenceOut(required=False)
    reviewers = serializers.ListField(child=serializers.CharField(), required=False)
    verdicts = VerdictStepOut(many=True, required=False)
    history = RevisionOut(many=True, required=False)


class AnnotationPage(serializers.Serializer[Any]):
    """A page of annotations: those of whole documents, so that none is cut in two."""

    next = serializers.CharField(allow_null=True)
    results = AnnotationOut(many=True)
