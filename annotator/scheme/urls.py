from django.urls import path

from annotator.scheme import views

urlpatterns = [
    path("p/<slug:project>/scheme/v<int:version>/", views.scheme_page, name="scheme"),
    path("p/<slug:project>/scheme/v<int:version>/labels.css", views.labels_css, name="labels_css"),
]
