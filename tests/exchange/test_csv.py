"""The two tables: one that loses nothing, one that no spreadsheet takes for formulas."""

import csv
import io
from uuid import uuid4

import pytest

from annotator.exchange.export import export
from annotator.exchange.formats.csv_table import COLUMNS, FORMULA
from annotator.exchange.formats.registry import FORMATS
from annotator.exchange.rules import parse_view
from annotator.exchange.selection import Selection, operators_access
from annotator.review.actions.marks import add_mark
from annotator.review.rules import Content
from tests.factories import a_document, a_project, a_viewer

HOSTILE = '=HYPERLINK("x","y")\n"quoted", and\r+1 -2 @me \u202e\U0001f30a'


@pytest.fixture
def project(committed_db):
    found = a_project("wells")
    text = f"{HOSTILE} ends here."
    document = a_document(found, text, title="@title", published_on="2019-01-24")
    for number, start in enumerate([0, 1, text.index("+"), text.index("-"), text.index("@")]):
        content = Content(
            layer="framing",
            label="east",
            start=start,
            end=start + 12 + number,
            attributes={"holder": "=anna"},
        )
        by = a_viewer(found, name="anna")
        add_mark(mark_id=uuid4(), document=document, content=content, quote=None, by=by)
    return found, document


def table(project, form):
    made = export(
        Selection(project=project, view=parse_view("all")), operators_access(), FORMATS[form]
    )
    with made.file as file:
        text = file.read().decode()
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))), text


def test_the_machines_table_loses_nothing(project):
    rows, _ = table(project[0], "csv")

    assert len(rows) == 5
    for row in rows:
        assert list(row) == list(COLUMNS)
        assert row["quote"] == project[1].text[int(row["start"]) : int(row["end"])]
        assert row["title"] == "@title"
        assert row["attributes"] == '{"holder": "=anna"}'


def test_no_cell_of_the_spreadsheets_table_is_a_formula(project):
    rows, text = table(project[0], "csv-spreadsheet")

    assert text.startswith("\ufeff")
    for row in rows:
        for name, cell in row.items():
            assert not cell.startswith(FORMULA), (name, cell)
        assert (
            row["quote"].removeprefix("'") == project[1].text[int(row["start"]) : int(row["end"])]
        )
        assert row["start"].isdigit()
