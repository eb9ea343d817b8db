"""Opens the preloaded pack and reads sentences of our own with the built-in suggester."""

from pathlib import Path

import pytest

from annotator.corpus.zones.find import find_zones
from annotator.segmentation.segment import segment
from annotator.suggestion.suggesters.pack import load_pack
from annotator.suggestion.suggesters.registry import suggest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "seeds" / "kuril-islands"
HEAD = "# Talks on the Kuril Islands dispute\n\n"
LEAD = "Russia and Japan are at odds over the Kuril Islands. They have no peace treaty. "


@pytest.fixture(scope="session")
def pack():
    return load_pack(FOLDER)


@pytest.fixture(scope="session")
def read_text(pack):
    """Return the suggestions for a text."""

    def read(text):
        zones = find_zones(text)
        segmentation = segment(text, zones, "en")
        return suggest(text=text, zones=zones, segmentation=segmentation, pack=pack)

    return read


@pytest.fixture(scope="session")
def read_sentence(read_text):
    """Return the suggestions that fall on a sentence within an article about the dispute."""

    def read(sentence, *, before=LEAD):
        text = f"{HEAD}{before}{sentence}\n"
        start = len(HEAD) + len(before)
        return [one for one in read_text(text) if one.end > start]

    return read


@pytest.fixture(scope="session")
def labels(read_sentence):
    """Return the labels that a sentence takes within an article about the dispute."""

    def of(sentence, **how):
        return {one.label for one in read_sentence(sentence, **how)}

    return of
