"""Background jobs: each is deferred in the transaction that needs it, and can run twice."""

from uuid import UUID

from procrastinate import JobContext
from procrastinate.contrib.django import app

from annotator.corpus.models import Document
from annotator.desk.packs import pack_of
from annotator.pipeline import suggest_on


@app.task(queue="suggest")
def suggest_document(*, document: str) -> None:
    """Segment a document and suggest on it; done before, it does nothing."""
    found = Document.objects.select_related("project").get(pk=UUID(document))
    suggest_on(document=found, pack=pack_of(found.project), by=None)


@app.periodic(cron="* * * * * */10")
@app.task(queue="sweep", queueing_lock="sweep", pass_context=True)
async def rescue_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Hand the jobs of workers that died to others. Takes no lock that a dead worker could hold."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)
