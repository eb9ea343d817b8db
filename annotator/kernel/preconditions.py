"""`If-Match` and `If-None-Match` as RFC 9110 §13.1 writes them, for strong entity tags."""

from rest_framework.request import Request

from annotator.kernel.errors import Invalid


def quoted(version: str) -> str:
    """Return a version as a strong entity tag."""
    return f'"{version}"'


def if_match(request: Request) -> str | None:
    """Return the version that the request names, or None where it names none."""
    header = request.headers.get("If-Match")
    if header is None:
        return None
    tag = header.strip()
    # Compression on the way (GZipMiddleware) weakens the tag that a client has seen.
    tag = tag.removeprefix("W/")
    if len(tag) < 3 or tag[0] != '"' or tag[-1] != '"' or '"' in tag[1:-1]:  # noqa: PLR2004 -- two quotes and something between them
        raise Invalid(
            'If-Match takes one version as it came in ETag, for example If-Match: "3".',
            details={"If-Match": [f"Not an entity tag: {header[:80]!r}."]},
        )
    return tag[1:-1]


def if_none_match_any(request: Request) -> bool:
    """Whether the request says `If-None-Match: *`, that is: create, never overwrite."""
    return request.headers.get("If-None-Match", "").strip() == "*"
