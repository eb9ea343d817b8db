"""Taking a codebook in."""

import hashlib
from dataclasses import asdict

from django.db import transaction

from annotator.kernel.errors import Conflict
from annotator.people.journal import note
from annotator.people.models import Project, User
from annotator.scheme.models import Attribute, Label, Layer, LinkType, Rule, Scheme
from annotator.scheme.toml_file import LayerSpec, SchemeSpec


@transaction.atomic
def take_in_scheme(*, spec: SchemeSpec, project: Project, by: User | None) -> Scheme:
    """Store a scheme version, or return the stored one when nothing differs.

    Raises Conflict when that version is stored with another content: a version is never edited.
    """
    digest = hashlib.sha256(repr(asdict(spec)).encode()).hexdigest()
    Project.objects.select_for_update().get(pk=project.pk)
    stored = Scheme.objects.filter(project=project, version=spec.version).first()
    if stored:
        if stored.sha256 != digest:
            raise Conflict(
                f"Version {spec.version} of the scheme is stored with another content. "
                "Give the changed file the next version number.",
                code="scheme_frozen",
            )
        return stored
    scheme = Scheme.objects.create(
        project=project,
        version=spec.version,
        title=spec.title,
        guidelines=spec.guidelines,
        sha256=digest,
    )
    for position, layer in enumerate(spec.layers):
        _make_layer(scheme, layer, position)
    Rule.objects.bulk_create(Rule(scheme=scheme, **asdict(rule)) for rule in spec.rules)
    note("scheme.make", scheme, by=by, project=project, after=scheme.version)
    return scheme


def _make_layer(scheme: Scheme, spec: LayerSpec, position: int) -> None:
    layer = Layer.objects.create(scheme=scheme, key=spec.key, title=spec.title, position=position)
    Label.objects.bulk_create(
        Label(layer=layer, position=number, **asdict(label))
        for number, label in enumerate(spec.labels)
    )
    Attribute.objects.bulk_create(
        Attribute(layer=layer, position=number, **_listed(asdict(attribute)))
        for number, attribute in enumerate(spec.attributes)
    )
    LinkType.objects.bulk_create(
        LinkType(layer=layer, **_listed(asdict(link))) for link in spec.link_types
    )


def _listed(fields: dict[str, object]) -> dict[str, object]:
    return {key: list(v) if isinstance(v, tuple) else v for key, v in fields.items()}
