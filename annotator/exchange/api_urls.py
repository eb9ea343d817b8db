from django.urls import path

from annotator.exchange import api

urlpatterns = [
    path("annotations/", api.Annotations.as_view()),
    path("projects/<slug:slug>/export/", api.ProjectExport.as_view()),
]
