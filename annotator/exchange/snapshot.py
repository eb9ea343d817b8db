"""One moment of the database, for all that is read inside."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Read everything inside as of one moment; nothing can be written. Must be outermost."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            # A large export takes longer than a page may.
            cursor.execute("SET LOCAL statement_timeout = 0")
        yield
