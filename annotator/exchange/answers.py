"""Files as answers, with their hash as entity tag."""

from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotModified
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from annotator.kernel.preconditions import quoted


class Ndjson(JSONRenderer):
    """Lets a request ask for `application/x-ndjson`; a refusal is a single line of JSON."""

    media_type = "application/x-ndjson"
    format = "ndjson"


def file_answer(
    request: Request | HttpRequest,
    file: IO[bytes],
    *,
    size: int,
    sha256: str,
    media_type: str,
    name: str,
) -> HttpResponse | FileResponse:
    """Return a spooled file, or 304 for who has it already. The file is closed when sent."""
    tag = quoted(sha256)
    if tag in request.headers.get("If-None-Match", "").replace("W/", ""):
        file.close()
        return HttpResponseNotModified(headers={"ETag": tag})
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=media_type)
    answer["Content-Length"] = str(size)
    answer["ETag"] = tag
    answer["X-Content-SHA256"] = sha256
    return answer
