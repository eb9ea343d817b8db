from django.urls import path

from annotator.exchange import views

urlpatterns = [
    path("p/<slug:project>/export/", views.export_page, name="export"),
    path("p/<slug:project>/export/file/", views.export_file, name="export_file"),
]
