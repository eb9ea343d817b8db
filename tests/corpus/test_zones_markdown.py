"""Which characters are Markdown, and which only look like it."""

import pytest

from annotator.corpus.zones.markdown import blank, find_markup


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("# Title", "  Title"),
        ("#1 on the list", "#1 on the list"),
        ("**bold** and *italic*", "  bold   and  italic "),
        ("***both***", "   both   "),
        ("__bold__ snake_case _it_", "  bold   snake_case  it "),
        ("a * b * c, 2*3*4, f*** you", "a * b * c, 2*3*4, f*** you"),
        ("*And this is a note.", "*And this is a note."),
        ("[text](#) [text](http://a.b/c_(d))", " text" + 6 * " " + "text" + 19 * " "),
        ("![alt](a.png)", "  alt        "),
        ('[text](a.b "title")', " text              "),
        ("[8] and [these actions] (so)", "[8] and [these actions] (so)"),
        ("[a [b](#)](#)", " a  b        "),
        (r"Deal \(Op-ed\)", "Deal  (Op-ed )"),
        (r"C:\new", r"C:\new"),
        ("<https://a.b/c> <b>", " https://a.b/c  <b>"),
        ("- item\n* item\n+ item", "  item\n  item\n  item"),
        ("-- aside --", "-- aside --"),
        ("> quoted\n> > twice", "  quoted\n    twice"),
        ("a `code` b", "a  code  b"),
        ("one\n\n***\n\ntwo", "one\n\n   \n\ntwo"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", "  a   b  \n         \n  1   2  "),
        ("Home | World | Asia", "Home | World | Asia"),
        ("*one\n\ntwo*", "*one\n\ntwo*"),
        ("*one\ntwo*", " one\ntwo "),
    ],
)
def test_only_syntax_is_blanked(text, read):
    assert blank(text, find_markup(text)) == read
