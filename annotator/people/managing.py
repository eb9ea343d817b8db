"""What managers do: change a project, let people in, change what they may do, let them go."""

import hashlib
from collections.abc import Iterable

from django.db import transaction

from annotator.kernel.errors import Conflict, Invalid, Stale, VersionNeeded
from annotator.people.actions import give_roles
from annotator.people.journal import note
from annotator.people.models import Membership, Project, Role, User
from annotator.people.permits import Verb, Viewer, demand
from annotator.people.rules import plain_name


def version_of_project(project: Project) -> str:
    """Return what a project's changeable fields hash to: the same state is the same version."""
    state = "\x00".join([project.name, project.description])
    return hashlib.sha256(state.encode()).hexdigest()[:16]


def version_of_membership(membership: Membership) -> str:
    """Return the roles as a version: the same roles are the same version."""
    return ".".join(sorted(membership.roles))


@transaction.atomic
def change_project(
    *,
    project: Project,
    base: str | None,
    by: Viewer,
    name: str | None = None,
    description: str | None = None,
) -> Project:
    """Change a project's name or description. Raises Forbidden, VersionNeeded, Stale, Invalid."""
    demand(by, Verb.MANAGE, project)
    project = Project.objects.select_for_update().get(pk=project.pk)
    _check_version(base, version_of_project(project), current=project)
    if name is not None:
        project.name = plain_name(name, field="name")
    if description is not None:
        project.description = description
    project.save(update_fields=["name", "description"])
    note("project.change", project, by=by.user, project=project)
    return project


@transaction.atomic
def add_member(*, project: Project, name: str, roles: Iterable[str], by: Viewer) -> Membership:
    """Let somebody who has an account into a project.

    Raises Forbidden, Invalid for an unknown person or role, Conflict `member_already`.
    """
    demand(by, Verb.MANAGE, project)
    Project.objects.select_for_update().get(pk=project.pk)
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise Invalid(
            "Some fields are not valid.",
            details={"user": ["There is no active user of that name; create_user makes one."]},
        )
    if Membership.objects.filter(user=user, project=project).exists():
        raise Conflict(f"{name} is a member already; change the roles.", code="member_already")
    return give_roles(user=user, project=project, roles=roles, by=by.user)


@transaction.atomic
def change_member(
    *, membership: Membership, roles: Iterable[str], base: str | None, by: Viewer
) -> Membership:
    """Change what a member may do. Raises as `change_project`, and Conflict `last_manager`."""
    locked = _locked(membership, base=base, by=by)
    wanted = set(roles)
    if Role.MANAGER not in wanted:
        _check_is_not_the_last_manager(locked)
    return give_roles(user=locked.user, project=locked.project, roles=wanted, by=by.user)


@transaction.atomic
def remove_member(*, membership: Membership, base: str | None, by: Viewer) -> None:
    """Let a member go; their work stays, their next request finds nothing.

    Raises as `change_member`.
    """
    locked = _locked(membership, base=base, by=by)
    _check_is_not_the_last_manager(locked)
    note("membership.remove", locked, by=by.user, project=locked.project)
    locked.delete()


def _locked(membership: Membership, *, base: str | None, by: Viewer) -> Membership:
    """Lock the project first: all changes of who is in it stand in line."""
    demand(by, Verb.MANAGE, membership.project)
    Project.objects.select_for_update().get(pk=membership.project_id)
    locked = Membership.objects.select_related("user", "project").get(pk=membership.pk)
    _check_version(base, version_of_membership(locked), current=locked)
    return locked


def _check_is_not_the_last_manager(membership: Membership) -> None:
    others = Membership.objects.filter(
        project=membership.project, roles__contains=[Role.MANAGER], user__is_active=True
    ).exclude(pk=membership.pk)
    if Role.MANAGER in membership.roles and not others.exists():
        raise Conflict(
            "A project keeps at least one manager; name another one first.", code="last_manager"
        )


def _check_version(named: str | None, standing: str, *, current: object) -> None:
    if named is None:
        raise VersionNeeded(f'Name the version that you saw: If-Match: "{standing}".')
    if named != standing:
        raise Stale(f'The version that stands is "{standing}", not "{named}".', current=current)
