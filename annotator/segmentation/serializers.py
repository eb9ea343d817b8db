"""How sentences are told."""

from rest_framework import serializers

from annotator.segmentation.models import Segment


class SentenceOut(serializers.ModelSerializer[Segment]):
    class Meta:
        model = Segment
        fields = ["number", "start", "end", "zone"]
