"""The pages, one line per room, and the API."""

from django.urls import include, path

urlpatterns = [
    path("", include("annotator.people.urls")),
    path("", include("annotator.scheme.urls")),
    path("", include("annotator.exchange.urls")),
    path("", include("annotator.review.urls")),
    path("", include("annotator.desk.urls")),
    path("api/v1/", include("annotator.api_urls")),
]
