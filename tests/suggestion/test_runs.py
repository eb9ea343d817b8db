"""Runs are appended, and the latest counts, also when one goes back."""

from pathlib import Path
from shutil import copytree

from annotator.corpus.models import Document
from annotator.pipeline import suggest_on
from annotator.suggestion.models import SuggestedSpan, SuggestionRun
from annotator.suggestion.suggesters.pack import load_pack

SEEDS = Path(__file__).parents[2] / "seeds/kuril-islands"


def test_going_back_to_an_earlier_lexicon_makes_its_suggestions_count_again(seeded, tmp_path):
    document = Document.objects.earliest("published_on")
    changed = copytree(SEEDS, tmp_path / "changed")
    topic = changed / "lexicon/topic.toml"
    topic.write_text(topic.read_text("utf-8") + "\n# one more line\n", encoding="utf-8")
    before, after = load_pack(SEEDS), load_pack(changed)

    def versions() -> set[str]:
        counting = SuggestedSpan.objects.of(document)
        return set(counting.values_list("run__suggester__version", flat=True))

    first = versions()
    suggest_on(document=document, pack=after, by=None)
    assert versions() != first
    suggest_on(document=document, pack=before, by=None)
    suggest_on(document=document, pack=before, by=None)
    assert versions() == first
    assert SuggestionRun.objects.filter(document=document).count() == 3
