from django.urls import path

from annotator.corpus import api

urlpatterns = [
    path("documents/", api.Documents.as_view()),
    path("documents/<uuid:pk>/", api.OneDocument.as_view()),
    path("documents/<uuid:pk>/text/", api.DocumentText.as_view()),
    path("documents/<uuid:pk>/zones/", api.DocumentZones.as_view()),
]
