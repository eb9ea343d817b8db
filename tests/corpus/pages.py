"""Makes up pages: small ones to show a rule, and bits of real ones put together at random."""

from hypothesis import settings
from hypothesis import strategies as st

from annotator.corpus.zones.find import find_zones
from annotator.markup.zones import MARKUP

unhurried = settings(deadline=None)
"""The first text of a run pays for loading spaCy, and a busy machine for everybody else."""

BITS = (
    "The two sides met in Moscow.", "They said no", " ", "\n", "\n\n", "\r", "\t", "\u00a0", "\u2028",
    '"', "“", "”", "'", "’s", "(", ")", "[", "]", "](#)", "**", "*", "_", "`", "# ", "- ", "1. ", "> ",
    "\\", "| a | b |\n|---|---|\n| 1 | 2 |\n", "<https://a.example/b>", "U.S.", "Mr. ", "Jan. 22",
    ".", "...", "…", "?", "!", "[8]", ":", ";", ",", "—", "--", "and", "but", "that", "a", "B", "12",
    "August 19, 2013 at 13:16", "John says:", "2 years ago", "By Jane Doe", "Image Credit: X",
    "Related: y", "Share your thoughts", "Comments", "What Comes First?", "Copyright © 2013",
    "é", "e\u0301", "👨‍👩‍👧", "🇯🇵", "👍🏽", "。", "北方領土", "שלום", "مرحبا؟",
)  # fmt: skip


PROSE = (
    "The two governments have talked about the islands since the war, and nothing has come of it."
)
MORE = "They will talk again in the spring, as they have done in every spring for as long as one can tell."


def kinds_of(text: str) -> dict[str, str]:
    """Return the kind of each line that has words."""
    zones = [zone for zone in find_zones(text) if zone.kind != MARKUP]
    kinds = {}
    at = 0
    for line in text.split("\n"):
        if line.strip():
            kinds[line] = next(zone.kind for zone in zones if zone.start <= at < zone.end)
        at += len(line) + 1
    return kinds


def any_page() -> st.SearchStrategy[str]:
    bits = st.sampled_from(BITS) | st.text(max_size=6)
    return st.lists(bits, max_size=40).map("".join)
