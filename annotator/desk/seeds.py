"""The projects that come preloaded: their schemes, their articles, the suggestions on them."""

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from annotator.corpus.actions import EntityDescription, take_in_entities
from annotator.corpus.models import Document
from annotator.corpus.toml_file import read_articles
from annotator.people.actions import give_roles, make_project
from annotator.people.models import Membership, Project, Role, User
from annotator.pipeline import suggest_on, take_in_and_suggest
from annotator.scheme.actions import take_in_scheme
from annotator.scheme.toml_file import SchemeSpec, read_scheme
from annotator.suggestion.suggesters.pack import Pack, load_pack

OWNER = "owner"
OWNER_ROLES = (Role.MANAGER, Role.ADJUDICATOR, Role.REVIEWER)


def load_seeds(folder: Path) -> Iterator[str]:
    """Load a seeds folder, or what is missing of it; says what it did, line by line.

    Each article is loaded whole or not at all, so it can be stopped and run again at any time.
    """
    spec, pack = read_scheme(folder / "scheme.toml"), load_pack(folder)
    project = _project(spec, pack)
    for article in read_articles(folder / "articles" / "articles.toml"):
        stored = Document.objects.filter(project=project, raw_sha256=article.sha256).first()
        if stored is None:
            document = take_in_and_suggest(
                raw=article.raw,
                description=article.description,
                project=project,
                pack=pack,
                by=None,
            )
            yield f"{project.slug}: {document.title}"
        else:
            suggest_on(document=stored, pack=pack, by=None)


@transaction.atomic
def _project(spec: SchemeSpec, pack: Pack) -> Project:
    project = make_project(slug=spec.slug, name=spec.name, description=spec.description, by=None)
    take_in_scheme(spec=spec, project=project, by=None)
    take_in_entities(
        entities=[
            EntityDescription(
                key=holder.key, name=holder.name, kind=holder.kind, aliases=tuple(holder.aliases)
            )
            for holder in pack.holders.values()
        ],
        project=project,
    )
    owner, made = User.objects.get_or_create(
        username=OWNER, defaults={"is_superuser": True, "is_staff": True}
    )
    if made:
        owner.set_unusable_password()
        owner.save(update_fields=["password"])
    if not Membership.objects.filter(user=owner, project=project).exists():
        give_roles(user=owner, project=project, roles=OWNER_ROLES, by=None)
    return project
