"""People, the projects they work in, their ways in, and the journal of what they did."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from annotator.kernel.evidence import Evidence
from annotator.people.querysets import SignInLinkQuerySet, TokenQuerySet


class Role(models.TextChoices):
    READER = "reader"
    REVIEWER = "reviewer"
    ADJUDICATOR = "adjudicator"
    MANAGER = "manager"


class Scope(models.TextChoices):
    READ = "read"
    TRAIN = "train"
    REVIEW = "review"
    MANAGE = "manage"


class User(AbstractUser):
    """A person. What they may do stands in their memberships, never in `is_staff`."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(username__regex=r"^[\w.@+-]+$"), name="user_name_is_plain"
            ),
        ]

    def __str__(self) -> str:
        return self.username


class Project(models.Model):
    """A corpus with its scheme and its team."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """What one person may do in one project."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="memberships")
    roles = ArrayField(models.CharField(max_length=12, choices=Role))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "project"], name="membership_is_unique"),
            models.CheckConstraint(
                condition=Q(roles__contained_by=Role.values) & Q(roles__len__gt=0),
                name="membership_roles_are_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.project}: {', '.join(self.roles)}"


class Token(models.Model):
    """A way in for programs. Only its hash is kept; the prefix lets its owner tell tokens apart."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100, blank=True)
    prefix = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=8, choices=Scope))
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scopes__contained_by=Scope.values) & Q(scopes__len__gt=0),
                name="token_scopes_are_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}… of {self.user}"


class SignInLink(models.Model):
    """A one-time way in for a browser. Only the nonce's hash is kept."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    nonce_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = SignInLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"sign-in link of {self.user}"


class Journal(Evidence):
    """Who did what, when, to which revision; written by the act, in its transaction. Ids only."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, related_name="+")
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    before = models.PositiveIntegerField(null=True)
    after = models.PositiveIntegerField(null=True)
    change_set = models.UUIDField()

    class Meta(Evidence.Meta):
        indexes = [
            models.Index(fields=["subject", "subject_id"], name="journal_by_subject"),
            models.Index(fields=["change_set"], name="journal_by_change_set"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.subject} {self.subject_id}"
