from django.urls import path

from annotator.desk import review_views, views

urlpatterns = [
    path("", views.home, name="home"),
    path("p/<slug:project>/", views.corpus, name="corpus"),
    path("p/<slug:project>/documents/<uuid:pk>/", review_views.article, name="article"),
]
