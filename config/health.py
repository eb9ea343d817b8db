"""Whether the process lives, and whether it can do its work."""

from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

WORKER_IS_SEEN_FOR = timedelta(seconds=60)


def healthz(_request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


def readyz(_request: HttpRequest) -> JsonResponse:
    """The database answers and is migrated. Workers are counted; without one this stays ready."""
    try:
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        seen = timezone.now() - WORKER_IS_SEEN_FOR
        workers = (
            0 if missing else ProcrastinateWorker.objects.filter(last_heartbeat__gt=seen).count()
        )
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    if missing:
        return JsonResponse({"status": "not migrated", "missing": missing}, status=503)
    return JsonResponse({"status": "ready", "workers": workers})
