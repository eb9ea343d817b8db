"""Which pack (scheme and lexicon of a dispute) belongs to a project."""

from pathlib import Path

from django.conf import settings

from annotator.kernel.errors import NotFound
from annotator.people.models import Project
from annotator.suggestion.suggesters.pack import Pack, load_pack


def seeds_folders() -> list[Path]:
    """Return the folders of seeds, sorted."""
    return sorted(path.parent for path in settings.SEEDS_DIR.glob("*/scheme.toml"))


def pack_of(project: Project) -> Pack:
    """Return the pack of a project: the seeds folder of its name. Raises NotFound without one."""
    folder = settings.SEEDS_DIR / project.slug
    if folder not in seeds_folders():
        raise NotFound(
            f"There is no folder seeds/{project.slug}/ with a scheme and a lexicon for this project."
        )
    return load_pack(folder)
