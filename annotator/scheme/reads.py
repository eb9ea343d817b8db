"""Questions to the codebook."""

from annotator.people.models import Project
from annotator.scheme.models import Attribute, Scheme
from annotator.scheme.rules import Codebook, LayerBook


def current_scheme(project: Project) -> Scheme:
    """Return the newest version of the project's scheme."""
    return Scheme.objects.filter(project=project).latest("version")


def codebook(scheme: Scheme) -> Codebook:
    """Return a scheme as plain values, layers in their order."""
    return {
        layer.key: LayerBook(
            key=layer.key,
            labels=frozenset(label.key for label in layer.labels.all()),
            exclusive=frozenset(label.key for label in layer.labels.all() if label.exclusive),
            entities=frozenset(
                a.key for a in layer.attributes.all() if a.kind == Attribute.Kind.ENTITY
            ),
            choices={
                a.key: tuple(a.values)
                for a in layer.attributes.all()
                if a.kind == Attribute.Kind.CHOICE
            },
        )
        for layer in scheme.layers.prefetch_related("labels", "attributes")
    }
