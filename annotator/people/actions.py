"""Making people and their ways in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from annotator.kernel.errors import Conflict, Invalid, NotFound
from annotator.people.journal import note
from annotator.people.models import Membership, Project, Role, Scope, SignInLink, Token, User
from annotator.people.reads import usable_sign_in_link
from annotator.people.rules import SIGN_IN_LINK_LIFETIME, TOKEN_LIFETIME, plain_name
from annotator.people.secrets import TOKEN_MARK, hashed, new_secret


@dataclass(frozen=True, kw_only=True)
class IssuedToken:
    """A token and its secret, which is known at this moment only."""

    token: Token
    secret: str


@transaction.atomic
def make_user(*, name: str, roles: Iterable[str], project: Project, by: User | None) -> User:
    """Make a person without a password and their membership.

    Raises Conflict when the name is taken, Invalid for a name or role that cannot be.
    """
    user = User(username=plain_name(name, field="name", most=150))
    user.set_unusable_password()
    try:
        user.clean_fields()
    except ValidationError as error:
        raise Invalid("Some fields are not valid.", details={"name": error.messages}) from error
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:
        raise Conflict(f"There is a user {name} already.", code="name_taken") from error
    note("user.make", user, by=by, project=project)
    give_roles(user=user, project=project, roles=roles, by=by)
    return user


@transaction.atomic
def give_roles(
    *, user: User, project: Project, roles: Iterable[str], by: User | None
) -> Membership:
    """Set what a person may do in a project. Raises Invalid for unknown roles or none."""
    wanted = sorted(set(roles))
    unknown = [role for role in wanted if role not in Role.values]
    if unknown or not wanted:
        raise Invalid(
            "Some fields are not valid.",
            details={"roles": [f"One or more of: {', '.join(Role.values)}."]},
        )
    membership, _ = Membership.objects.update_or_create(
        user=user, project=project, defaults={"roles": wanted}
    )
    note("membership.set", membership, by=by, project=project)
    return membership


@transaction.atomic
def make_project(*, slug: str, name: str, description: str, by: User | None) -> Project:
    """Make a project, or return the one of that slug unchanged."""
    project, made = Project.objects.get_or_create(
        slug=slug, defaults={"name": name, "description": description}
    )
    if made:
        note("project.make", project, by=by, project=project)
    return project


@transaction.atomic
def issue_token(*, user: User, scopes: Iterable[str], name: str, by: User | None) -> IssuedToken:
    """Make a token that lives a year. Raises Invalid for unknown scopes or none."""
    wanted = sorted(set(scopes))
    if not wanted or any(scope not in Scope.values for scope in wanted):
        raise Invalid(
            "Some fields are not valid.",
            details={"scopes": [f"One or more of: {', '.join(Scope.values)}."]},
        )
    secret = TOKEN_MARK + new_secret()
    token = Token.objects.create(
        user=user,
        name=name,
        prefix=secret[:10],
        sha256=hashed(secret),
        scopes=wanted,
        expires_at=timezone.now() + TOKEN_LIFETIME,
    )
    note("token.issue", token, by=by)
    return IssuedToken(token=token, secret=secret)


@transaction.atomic
def revoke_token(*, token: Token, by: User | None) -> Token:
    """Let a token open nothing from here on; one that is revoked already stays as it is."""
    token = Token.objects.select_for_update().get(pk=token.pk)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        note("token.revoke", token, by=by)
    return token


@transaction.atomic
def make_sign_in_link(*, name: str) -> str:
    """Return the nonce of a new one-time link; the person's earlier links stop working.

    Raises NotFound when there is no active person of that name.
    """
    user = User.objects.select_for_update().filter(username=name, is_active=True).first()
    if user is None:
        raise NotFound(f"There is no active user {name}.")
    SignInLink.objects.filter(user=user).usable().update(revoked_at=timezone.now())
    nonce = new_secret()
    link = SignInLink.objects.create(
        user=user,
        nonce_sha256=hashed(nonce),
        expires_at=timezone.now() + SIGN_IN_LINK_LIFETIME,
    )
    note("sign_in_link.make", link, by=None)
    return nonce


@transaction.atomic
def use_sign_in_link(*, nonce: str) -> User:
    """Return the person whose link this is, and use it up.

    Raises NotFound for a link that is unknown, used, revoked or too old; they are not told apart.
    """
    SignInLink.objects.select_for_update().filter(nonce_sha256=hashed(nonce)).first()
    link = usable_sign_in_link(nonce)
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    note("sign_in_link.use", link, by=link.user)
    return link.user
