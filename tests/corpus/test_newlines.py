"""Bytes in, text out, and back."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.corpus.newlines import (
    MAX_TEXT_BYTES,
    decode,
    original_offset,
    restore,
    stored_offset,
)
from annotator.kernel.errors import DomainError, Invalid, TooLarge

some_text = st.lists(
    st.sampled_from(["\r\n", "\r", "\n", "a", " ", "é", "e\u0301", "😀", "👨‍👩‍👧", "\ufeff", "語"])
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=5),
    max_size=30,
).map(lambda parts: "".join([*parts, "x"]))


def test_only_the_mark_and_the_returns_go():
    decoded = decode(codecs.BOM_UTF8 + "a\r\nb\rc\n\r\n\ufeffe\u0301".encode())

    assert decoded.text == "a\nb\rc\n\n\ufeffe\u0301"
    assert decoded.bom
    assert decoded.removed == (1, 6)


@given(some_text, st.booleans())
def test_the_file_comes_back_byte_for_byte(text, bom):
    raw = (codecs.BOM_UTF8 if bom else b"") + text.encode()

    assert restore(decode(raw)) == raw


@given(some_text, st.booleans())
def test_offsets_go_to_the_file_and_back(text, bom):
    raw = (codecs.BOM_UTF8 if bom else b"") + text.encode()
    decoded = decode(raw)
    original = raw.decode("utf-8")

    for offset in range(len(decoded.text) + 1):
        assert stored_offset(decoded, original_offset(decoded, offset)) == offset
    for start in range(len(decoded.text)):
        taken = original[original_offset(decoded, start) : original_offset(decoded, start + 1)]
        assert taken.replace("\r\n", "\n") == decoded.text[start]


@given(some_text)
def test_offsets_of_the_file_keep_their_order(text):
    decoded = decode(text.encode())
    stored = [stored_offset(decoded, offset) for offset in range(len(text) + 1)]

    assert stored == sorted(stored)
    assert stored[-1] == len(decoded.text)


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n"])
def test_a_file_without_words_is_refused(raw):
    assert refusal_of(raw).code == "text_empty"


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("text", ["The islands.", "Острова и море, и снова острова."])
def test_wide_encodings_are_named(encoding, text):
    error = refusal_of(text.encode(encoding))

    assert error.code == "text_wide"
    assert "save it as UTF-8" in error.message


@pytest.mark.parametrize("raw", [b"GIF89a\0\0\x01\xff", b"words\0and more words", b"\0"])
def test_a_binary_file_is_refused(raw):
    error = refusal_of(raw)

    assert error.code == "text_binary"
    assert error.details == {"byte": raw.index(b"\0")}


@pytest.mark.parametrize(
    ("raw", "byte", "line"),
    [
        ("Острова".encode("cp1251"), 0, 1),
        (b"one\ntwo\r\nthr\xe9e", 12, 3),
        (codecs.BOM_UTF8 + b"caf\xe9", 6, 1),
        (b"cut short \xe2\x82", 10, 1),
        (b"a lone surrogate \xed\xa0\x80", 17, 1),
    ],
)
def test_a_file_in_another_encoding_is_refused_by_byte_and_line(raw, byte, line):
    error = refusal_of(raw)

    assert error.code == "text_not_utf8"
    assert error.details == {"byte": byte, "line": line}
    assert f"byte {byte}, in line {line}" in error.message


def test_two_mebibytes_of_text_are_the_most():
    most = b"a" * MAX_TEXT_BYTES

    assert len(decode(codecs.BOM_UTF8 + most).text) == MAX_TEXT_BYTES
    with pytest.raises(TooLarge, match="at most 2 MiB"):
        decode(most + b"a")


def test_returns_do_not_count():
    raw = b"a\r\n" * (MAX_TEXT_BYTES // 2)

    assert len(decode(raw).text) == MAX_TEXT_BYTES


def test_letters_are_counted_as_they_are_stored():
    with pytest.raises(TooLarge):
        decode(("é" * (MAX_TEXT_BYTES // 2) + "a").encode())


def refusal_of(raw: bytes) -> DomainError:
    with pytest.raises(Invalid) as refused:
        decode(raw)
    return refused.value
