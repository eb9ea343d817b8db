from django.urls import path

from annotator.review.api import marks, suggestions

urlpatterns = [
    path("suggestions/", suggestions.Suggestions.as_view()),
    path("suggestions/<uuid:pk>/", suggestions.OneSuggestion.as_view()),
    path("suggestions/<uuid:pk>/verdict/", suggestions.SuggestionVerdict.as_view()),
    path("suggestions/<uuid:pk>/history/", suggestions.SuggestionHistory.as_view()),
    path("marks/", marks.Marks.as_view()),
    path("marks/<uuid:pk>/", marks.OneMark.as_view()),
    path("marks/<uuid:pk>/history/", marks.MarkHistory.as_view()),
]
