from django.urls import path

from annotator.people import api

urlpatterns = [
    path("me/", api.Me.as_view()),
    path("projects/", api.Projects.as_view()),
    path("projects/<slug:slug>/", api.OneProject.as_view()),
]
