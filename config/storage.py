"""Static files under names that hold their hash, compressed, their ES-module imports rewritten."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Rewrites imports between our own modules; Django's own switch would also rewrite packages'."""

    support_js_module_import_aggregation = False
