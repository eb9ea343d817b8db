"""The one table of who may do what: role × verb, token scope × verb.

Pages, API, commands and admin ask here and nowhere else. A membership holds a set of roles, and
roles are never compared with each other: what a person may do is the union of their rows.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from annotator.kernel.errors import Forbidden
from annotator.people.models import Membership, Project, Role, Scope

if TYPE_CHECKING:
    from annotator.people.models import User


class Verb(StrEnum):
    """What can be done in a project."""

    READ = "read"  # documents, suggestions, the settled views, one's own work
    PULL = "pull"  # exports and releases
    REVIEW = "review"  # decide on suggestions, add marks
    OVERSEE = "oversee"  # see what others did, person by person
    SCORES = "scores"  # see scores and votes before a decision
    RULE = "rule"  # adjudicate
    MANAGE = "manage"  # members, scheme, documents, releases


PERMITS: dict[Role, frozenset[Verb]] = {
    Role.READER: frozenset({Verb.READ, Verb.PULL}),
    Role.REVIEWER: frozenset({Verb.READ, Verb.PULL, Verb.REVIEW}),
    Role.ADJUDICATOR: frozenset({Verb.READ, Verb.PULL, Verb.OVERSEE, Verb.SCORES, Verb.RULE}),
    Role.MANAGER: frozenset({Verb.READ, Verb.PULL, Verb.OVERSEE, Verb.MANAGE}),
}

# What a token of a scope lets through of its owner's permits.
SCOPES: dict[Scope, frozenset[Verb]] = {
    Scope.READ: frozenset({Verb.READ, Verb.PULL, Verb.OVERSEE, Verb.SCORES}),
    Scope.TRAIN: frozenset({Verb.READ, Verb.PULL, Verb.OVERSEE, Verb.SCORES}),
    Scope.REVIEW: frozenset({Verb.READ, Verb.REVIEW, Verb.OVERSEE, Verb.SCORES, Verb.RULE}),
    Scope.MANAGE: frozenset({Verb.READ, Verb.OVERSEE, Verb.MANAGE}),
}

# A browser session is as good as these scopes. Scope `train` is left to tokens: it shows scores
# before a decision, which a person at work shall not see.
SESSION_SCOPES = frozenset({Scope.READ, Scope.REVIEW, Scope.MANAGE})


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """A person together with what their way in lets through; what access code takes."""

    user: "User"
    scopes: frozenset[Scope] = SESSION_SCOPES

    def lets_through(self, verb: Verb) -> bool:
        return any(verb in SCOPES[scope] for scope in self.scopes)


def projects_where(viewer: Viewer, verb: Verb) -> QuerySet[Project]:
    """Return the projects in which the viewer may do the verb."""
    if not viewer.user.is_active or not viewer.lets_through(verb):
        return Project.objects.none()
    roles = [role for role, verbs in PERMITS.items() if verb in verbs]
    memberships = Membership.objects.filter(user_id=viewer.user.pk, roles__overlap=roles)
    return Project.objects.filter(pk__in=memberships.values("project"))


def may(viewer: Viewer, verb: Verb, project: Project) -> bool:
    """Whether the viewer may do the verb in the project."""
    return projects_where(viewer, verb).filter(pk=project.pk).exists()


def demand(viewer: Viewer, verb: Verb, project: Project) -> None:
    """Raise Forbidden unless the viewer may do the verb in the project."""
    if may(viewer, verb, project):
        return
    if not viewer.lets_through(verb):
        needed = ", ".join(scope for scope, verbs in SCOPES.items() if verb in verbs)
        raise Forbidden(f"This needs a token with one of these scopes: {needed}.", code="scope")
    needed = ", ".join(role for role, verbs in PERMITS.items() if verb in verbs)
    raise Forbidden(f"This needs one of these roles in the project: {needed}.", code="role")
