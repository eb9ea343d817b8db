"""`/api/v1/`, one line per room."""

from django.contrib.auth.decorators import login_required
from django.urls import include, path
from django.views.generic import TemplateView
from drf_spectacular.views import SpectacularJSONAPIView

urlpatterns = [
    path("", include("annotator.people.api_urls")),
    path("", include("annotator.corpus.api_urls")),
    path("", include("annotator.segmentation.api_urls")),
    path("", include("annotator.review.api_urls")),
    path("", include("annotator.exchange.api_urls")),
    path("schema/", SpectacularJSONAPIView.as_view(), name="schema"),
    path("docs/", login_required(TemplateView.as_view(template_name="api/docs.html")), name="docs"),
]
