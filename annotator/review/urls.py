from django.urls import path

from annotator.review import views

urlpatterns = [
    path(
        "p/<slug:project>/suggestions/<uuid:pk>/history/",
        views.suggestion_history,
        name="suggestion_history",
    ),
    path("p/<slug:project>/marks/<uuid:pk>/history/", views.mark_history, name="mark_history"),
]
