from django.urls import path

from annotator.segmentation import api

urlpatterns = [
    path("documents/<uuid:pk>/sentences/", api.DocumentSentences.as_view()),
]
