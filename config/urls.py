"""The product's URLs and the two health checks."""

from django.urls import include, path

from config import health

handler404 = "annotator.kernel.odd_requests.not_there"
handler500 = "annotator.kernel.odd_requests.broken"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("annotator.urls")),
]
