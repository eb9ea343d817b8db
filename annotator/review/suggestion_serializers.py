"""How suggestions are told to somebody who reviews them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from annotator.review.models import Verdict
from annotator.review.serializers import VerdictOut
from annotator.suggestion.models import SuggestedSpan

STATE_OF = {None: "open", "withdraw": "open", "confirm": "confirmed", "edit": "edited"}


class TriggerOut(serializers.Serializer[Any]):
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()
    pattern = serializers.CharField()


class VoteOut(serializers.Serializer[Any]):
    part = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    score = serializers.FloatField()


class EvidenceOut(serializers.Serializer[Any]):
    """Why: what triggered it and the rule it cites; the parts' votes once the score may be seen."""

    triggers = TriggerOut(many=True)
    anchor = serializers.CharField()
    votes = VoteOut(many=True, required=False)


class SuggesterOut(serializers.Serializer[Any]):
    key = serializers.CharField()
    version = serializers.CharField()


class SuggestionOut(serializers.ModelSerializer[SuggestedSpan]):
    """A suggestion with the caller's own decision.

    The context holds `verdicts` (by id) and `scored`: ids of projects where the caller sees every
    score, or None where their token sees all.
    """

    layer = serializers.CharField(source="label.layer.key")
    label = serializers.CharField(source="label.key")  # type: ignore[assignment]
    attributes = serializers.DictField(child=serializers.CharField())
    suggester = SuggesterOut(source="run.suggester")
    score = serializers.SerializerMethodField()
    evidence = serializers.SerializerMethodField()
    state = serializers.SerializerMethodField()
    verdict = serializers.SerializerMethodField()

    class Meta:
        model = SuggestedSpan
        fields = [
            "id",
            "document",
            "layer",
            "label",
            "start",
            "end",
            "quote",
            "attributes",
            "evidence",
            "score",
            "suggester",
            "state",
            "verdict",
        ]

    @extend_schema_field(serializers.FloatField(allow_null=True))
    def get_score(self, suggestion: SuggestedSpan) -> float | None:
        return suggestion.score if self._shows_score(suggestion) else None

    @extend_schema_field(EvidenceOut)
    def get_evidence(self, suggestion: SuggestedSpan) -> dict[str, Any]:
        shown = {key: suggestion.evidence[key] for key in ("triggers", "anchor")}
        if self._shows_score(suggestion):
            shown["votes"] = suggestion.evidence["votes"]
        return shown

    @extend_schema_field(
        serializers.ChoiceField(choices=["open", "confirmed", "edited", "rejected"])
    )
    def get_state(self, suggestion: Any) -> str:
        return STATE_OF.get(suggestion.own_kind, "rejected")

    @extend_schema_field(VerdictOut(allow_null=True))
    def get_verdict(self, suggestion: Any) -> dict[str, Any] | None:
        verdict: Verdict | None = self.context["verdicts"].get(suggestion.own_verdict)
        return dict(VerdictOut(verdict).data) if verdict else None

    def _shows_score(self, suggestion: SuggestedSpan) -> bool:
        """Before the decision a score would steer it."""
        scored = self.context["scored"]
        return (
            scored is None
            or suggestion.document.project_id in scored
            or self.get_state(suggestion) != "open"
        )
