"""Evidence stays, whoever asks."""

import pytest
from django.db import DatabaseError, ProgrammingError, connections, transaction

from annotator.kernel.evidence import evidence_tables
from annotator.people.journal import note
from annotator.people.models import Journal, User


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_role_has_no_right_to_rewrite_evidence(statement):
    for table in evidence_tables():
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connections["default"].cursor() as cursor,
        ):
            cursor.execute(statement.format(table))


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE annotator_journal SET act = ''", "Cannot update or delete"),
        ("DELETE FROM annotator_journal", "Cannot update or delete"),
        ("TRUNCATE annotator_journal", "not emptied"),
    ],
)
def test_triggers_refuse_the_owner_of_the_tables_too(committed_db, statement, refusal):
    with transaction.atomic():
        note("test.act", User.objects.create(username="anna"), by=None)

    with pytest.raises(DatabaseError, match=refusal), connections["owner"].cursor() as cursor:
        cursor.execute(statement)

    assert Journal.objects.count() == 1
