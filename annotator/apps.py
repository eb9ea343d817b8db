"""The one Django app; its rooms are sub-packages (ARCHITECTURE.md)."""

from django.apps import AppConfig


class AnnotatorConfig(AppConfig):
    name = "annotator"
    verbose_name = "Hikiwake"
    default_auto_field = "django.db.models.BigAutoField"
