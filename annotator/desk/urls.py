from django.urls import path

from annotator.desk import views

urlpatterns = [
    path("", views.home, name="home"),
    path("p/<slug:project>/", views.corpus, name="corpus"),
    path("p/<slug:project>/documents/<uuid:pk>/", views.article, name="article"),
]
