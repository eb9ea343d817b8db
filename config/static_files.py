"""Which static files are collected."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class ServedFiles(StaticFilesConfig):
    """Leaves out what packages bring for pages that we do not have.

    Django REST framework's own pages are off. Of drf-spectacular's sidecar two files are used; ReDoc,
    a second layout and the maps of scripts are nine tenths of its bytes. A style sheet names its map,
    so that one stays.
    """

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "rest_framework",
        "redoc",
        "*.js.map",
        "swagger-ui-standalone-preset.js",
    ]
