"""Background jobs, run by a real worker."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.corpus.actions import Description, take_in
from annotator.desk.tasks import suggest_document
from annotator.people.models import Project
from annotator.suggestion.models import SuggestionRun

TEXT = "Tokyo insists that the islands be returned. Moscow refuses to hand over the islands.\n"


def work() -> None:
    """Let a worker do what there is to do, and stop."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


@pytest.fixture
def document(seeded):
    return take_in(
        raw=TEXT.encode(), description=Description(), project=Project.objects.get(), by=None
    )


def test_a_worker_suggests_on_what_it_is_told_to(document):
    suggest_document.defer(document=str(document.pk))
    work()

    assert SuggestionRun.objects.filter(document=document).count() == 1
    assert (
        ProcrastinateJob.objects.get(task_name__endswith="suggest_document").status == "succeeded"
    )


def test_a_job_is_gone_with_the_transaction_that_deferred_it(document):
    with transaction.atomic():
        suggest_document.defer(document=str(document.pk))
        transaction.set_rollback(True)

    assert not ProcrastinateJob.objects.filter(task_name__endswith="suggest_document").exists()


def test_suggest_documents_leaves_the_work_to_the_workers(document):
    out = StringIO()
    call_command("suggest_documents", background=True, stdout=out)

    assert "6 jobs wait" in out.getvalue()
    work()
    assert SuggestionRun.objects.count() == 6
    assert connection.is_usable()
