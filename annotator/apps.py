"""The one Django app; its rooms are sub-packages (ARCHITECTURE.md)."""

from importlib import import_module

from django.apps import AppConfig


class AnnotatorConfig(AppConfig):
    name = "annotator"
    verbose_name = "Hikiwake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register how the API's ways in are told."""
        import_module("annotator.people.openapi")
