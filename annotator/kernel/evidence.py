"""Tables whose rows are appended and never rewritten, and who guards them.

Two guards: the application's database role has no right to update, delete or truncate them, and
triggers refuse it for every role. What counts now is derived from the rows, never written back.
"""

import pgtrigger
from django.apps import apps
from django.db import models


class Evidence(models.Model):
    """A table of evidence: rows come in, none changes, none goes."""

    class Meta:
        abstract = True
        triggers = [
            pgtrigger.Protect(
                name="evidence_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
            ),
            pgtrigger.Trigger(
                name="evidence_is_not_emptied",
                when=pgtrigger.Before,
                level=pgtrigger.Statement,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'Evidence in % is not emptied.', TG_TABLE_NAME;",
            ),
        ]


def evidence_tables() -> list[str]:
    """Return the names of all tables of evidence, sorted."""
    return sorted(
        model._meta.db_table  # noqa: SLF001 -- Django's documented model API
        for model in apps.get_models()
        if issubclass(model, Evidence)
    )
