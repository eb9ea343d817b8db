"""Pages of results that cost the same on page 1 and page 1,000, and stay put under writes.

The cursor holds the sort values of the last row seen; the next page asks for rows after them.
"""

import base64
import binascii
import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from annotator.kernel.errors import Invalid
from annotator.kernel.texts import is_storable

PAGE = 100
MOST = 1000


class StableCursor(BasePagination):
    """Keyset pagination over the view's `ordering`, a tuple of fields that ends in a unique one."""

    next_cursor: str | None = None

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        ordering: tuple[str, ...] = view.ordering
        size = _size(request)
        rows = queryset.order_by(*ordering)
        if cursor := request.query_params.get("cursor"):
            rows = rows.filter(_after(ordering, _decode(cursor, ordering, queryset.model)))
        found = list(rows[: size + 1])
        self.address = request.build_absolute_uri()
        if len(found) > size:
            self.next_cursor = _encode(found[size - 1], ordering)
        return found[:size]

    def get_paginated_response(self, data: Any) -> Response:
        following = (
            replace_query_param(self.address, "cursor", self.next_cursor)
            if self.next_cursor
            else None
        )
        return Response({"next": following, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {
                "next": {"type": ["string", "null"], "format": "uri"},
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        return [
            {
                "name": "cursor",
                "in": "query",
                "required": False,
                "description": "Where the next page begins; taken from `next`.",
                "schema": {"type": "string"},
            },
            {
                "name": "page_size",
                "in": "query",
                "required": False,
                "description": f"Rows a page, 1 to {MOST}.",
                "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": PAGE},
            },
        ]


def _size(request: Request) -> int:
    asked = request.query_params.get("page_size", str(PAGE))
    digits = asked.isascii() and asked.isdigit() and len(asked) <= len(str(MOST))
    if not (digits and 1 <= int(asked) <= MOST):
        raise Invalid(
            "Some fields are not valid.",
            details={"page_size": [f"A whole number from 1 to {MOST}, not {asked[:20]!r}."]},
        )
    return int(asked)


def _encode(row: Model, ordering: tuple[str, ...]) -> str:
    values = [str(_value(row, field)) for field in ordering]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode()


def _value(row: Any, path: str) -> Any:
    for name in path.split("__"):
        row = getattr(row, name)
    return row


def _decode(cursor: str, ordering: tuple[str, ...], model: type[Model]) -> list[Any]:
    broken = Invalid(
        "Some fields are not valid.",
        details={"cursor": ["Not a cursor of this list; take it from `next`."]},
    )
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii")))
    except (binascii.Error, ValueError, UnicodeEncodeError, RecursionError) as error:
        raise broken from error
    if not (
        isinstance(values, list)
        and len(values) == len(ordering)
        and all(isinstance(value, str) and is_storable(value) for value in values)
    ):
        raise broken
    try:
        return [_field(model, name).to_python(v) for name, v in zip(ordering, values, strict=True)]
    except (ValidationError, OverflowError) as error:
        raise broken from error


def _field(model: type[Model], path: str) -> Any:
    names = path.split("__")
    for name in names[:-1]:
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]  # noqa: SLF001 -- Django's documented model API
    return model._meta.get_field(names[-1])  # noqa: SLF001 -- the same


def _after(ordering: tuple[str, ...], values: list[Any]) -> Q:
    """Row comparison spelled out: a > x, or a = x and b > y, or …; led by a >= x for the index."""
    condition = Q()
    for depth, field in enumerate(ordering):
        same = Q(**dict(zip(ordering[:depth], values[:depth], strict=True)))
        condition |= same & Q(**{f"{field}__gt": values[depth]})
    return Q(**{f"{ordering[0]}__gte": values[0]}) & condition
