"""What no JSON body may hold."""

import pytest
from rest_framework.exceptions import ParseError

from annotator.kernel.strict_json import strict_json


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff",
        b'{"a": 1, "a": 2}',
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": 1e400}',
        b"1" * 5000,
        b'{"a": "\\u0000"}',
        b'{"\\u0000": 1}',
        b'{"a": "\\ud800"}',
        b"[" * 33 + b"]" * 33,
        b"[" * 200_000,
        b"[" * 20_000 + b"]" * 20_000,
    ],
)
def test_what_the_database_or_a_reader_could_not_hold_is_refused(raw):
    with pytest.raises(ParseError):
        strict_json(raw)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b'{"a": [1, 2.5, null, true]}', {"a": [1, 2.5, None, True]}),
        ('"\u5f15\u304d\u5206\u3051 \U0001f30a"'.encode(), "\u5f15\u304d\u5206\u3051 \U0001f30a"),
        (b'"\\ud83c\\udf0a"', "\U0001f30a"),
        (b"[" * 32 + b"]" * 32, None),
    ],
)
def test_what_is_sound_is_taken(raw, value):
    found = strict_json(raw)
    assert value is None or found == value
