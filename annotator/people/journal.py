"""The trail of acts: one row an act, in the act's own transaction."""

from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Model

from annotator.people.models import Journal, Project, User


def note(
    act: str,
    subject: Model,
    *,
    by: User | None,
    project: Project | None = None,
    before: int | None = None,
    after: int | None = None,
    change_set: UUID | None = None,
) -> Journal:
    """Write one act down. `act` is dotted (`mark.change`); `by` is None for the system itself.

    Raises RuntimeError outside a transaction: an act and its row stand or fall together.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{act} is written to the journal outside of its transaction.")
    return Journal.objects.create(
        actor=by,
        project=project,
        act=act,
        subject=subject._meta.label_lower.rpartition(".")[2],  # noqa: SLF001 -- Django's documented model API
        subject_id=str(subject.pk),
        before=before,
        after=after,
        change_set=change_set or uuid4(),
    )
